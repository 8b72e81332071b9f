/**
 * The actions and rules that CodePipeline itself provides: how many artifacts each takes and gives, and what its
 * configuration holds. https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
import type { ActionTypeId } from "./types";

/** Least and most. */
type Range = readonly [number, number];

export interface ActionType {
  /** Default: `AWS`. */
  readonly owner?: "ThirdParty";
  readonly inputs: Range;
  readonly outputs: Range;
  /** Names of configuration; absent where the layer doesn't know them. */
  readonly configuration?: ConfigurationKeys;
}

export interface ConfigurationKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const SOURCE = { inputs: [0, 0], outputs: [1, 1] } as const;
const DEPLOY = { inputs: [1, 1], outputs: [0, 0] } as const;
const ANY = { inputs: [0, 10], outputs: [0, 5] } as const;

const CODEBUILD: ActionType = {
  inputs: [1, 5],
  outputs: [0, 5],
  configuration: keys(
    ["ProjectName"],
    ["PrimarySource", "BatchEnabled", "CombineArtifacts", "EnvironmentVariables", "BuildspecOverride"],
  ),
};

/** By category and provider. */
const ACTION_TYPES: Readonly<Record<string, ActionType>> = {
  "Source/S3": {
    ...SOURCE,
    configuration: keys(["S3Bucket", "S3ObjectKey"], ["PollForSourceChanges", "AllowOverrideForS3ObjectKey"]),
  },
  "Source/CodeCommit": {
    ...SOURCE,
    configuration: keys(["RepositoryName", "BranchName"], ["PollForSourceChanges", "OutputArtifactFormat"]),
  },
  "Source/ECR": { ...SOURCE, configuration: keys(["RepositoryName"], ["ImageTag"]) },
  "Source/CodeStarSourceConnection": {
    ...SOURCE,
    configuration: keys(
      ["ConnectionArn", "FullRepositoryId", "BranchName"],
      ["OutputArtifactFormat", "DetectChanges"],
    ),
  },
  "Source/GitHub": {
    ...SOURCE,
    owner: "ThirdParty",
    configuration: keys(["Owner", "Repo", "Branch", "OAuthToken"], ["PollForSourceChanges"]),
  },
  "Build/CodeBuild": CODEBUILD,
  "Test/CodeBuild": CODEBUILD,
  "Build/ECRBuildAndPublish": { ...ANY, inputs: [1, 1] },
  "Test/DeviceFarm": DEPLOY,
  "Deploy/S3": {
    ...DEPLOY,
    configuration: keys(
      ["BucketName", "Extract"],
      ["ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"],
    ),
  },
  "Deploy/CodeDeploy": { ...DEPLOY, configuration: keys(["ApplicationName", "DeploymentGroupName"], []) },
  "Deploy/CodeDeployToECS": {
    inputs: [1, 5],
    outputs: [0, 0],
    configuration: keys(
      ["ApplicationName", "DeploymentGroupName", "TaskDefinitionTemplateArtifact", "AppSpecTemplateArtifact"],
      [
        "TaskDefinitionTemplatePath",
        "AppSpecTemplatePath",
        ...[1, 2, 3, 4].flatMap((image) => [`Image${image}ArtifactName`, `Image${image}ContainerName`]),
      ],
    ),
  },
  "Deploy/ECS": {
    ...DEPLOY,
    configuration: keys(["ClusterName", "ServiceName"], ["FileName", "DeploymentTimeout"]),
  },
  "Deploy/CloudFormation": {
    inputs: [0, 10],
    outputs: [0, 1],
    configuration: keys(
      ["ActionMode", "StackName"],
      [
        "ChangeSetName",
        "Capabilities",
        "OutputFileName",
        "ParameterOverrides",
        "RoleArn",
        "TemplatePath",
        "TemplateConfiguration",
      ],
    ),
  },
  "Deploy/CloudFormationStackSet": ANY,
  "Deploy/CloudFormationStackInstances": ANY,
  "Deploy/AppConfig": DEPLOY,
  "Deploy/EC2": DEPLOY,
  "Deploy/EKS": ANY,
  "Deploy/ElasticBeanstalk": DEPLOY,
  "Deploy/Lambda": ANY,
  "Deploy/OpsWorks": DEPLOY,
  "Deploy/ServiceCatalog": DEPLOY,
  "Deploy/AlexaSkillsKit": { owner: "ThirdParty", inputs: [1, 2], outputs: [0, 0] },
  "Invoke/Lambda": {
    inputs: [0, 5],
    outputs: [0, 5],
    configuration: keys(["FunctionName"], ["UserParameters"]),
  },
  "Invoke/StepFunctions": {
    inputs: [0, 1],
    outputs: [0, 1],
    configuration: keys(["StateMachineArn"], ["ExecutionNamePrefix", "InputType", "Input"]),
  },
  "Invoke/CodePipeline": { inputs: [0, 0], outputs: [0, 0] },
  "Invoke/InspectorScan": ANY,
  "Approval/Manual": {
    inputs: [0, 0],
    outputs: [0, 0],
    configuration: keys([], ["NotificationArn", "CustomData", "ExternalEntityLink"]),
  },
  "Compute/Commands": ANY,
};

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html */
const RULE_TYPES: Readonly<Record<string, ConfigurationKeys>> = {
  CloudWatchAlarm: keys(["AlarmName"], ["AlarmStates", "WaitTime"]),
  CodeBuild: keys(
    ["ProjectName"],
    ["PrimarySource", "BatchEnabled", "CombineArtifacts", "EnvironmentVariables"],
  ),
  Commands: keys([], []),
  DeploymentWindow: keys(["Cron"], ["TimeZone"]),
  LambdaInvoke: keys(["FunctionName"], ["UserParameters"]),
  VariableCheck: keys(["Variable", "Operator"], ["Value"]),
};

/** What CodePipeline knows of an action; undefined for one that it doesn't provide, such as a customer's own. */
export function actionTypeOf({ category, owner, provider, version }: ActionTypeId): ActionType | undefined {
  const type = ACTION_TYPES[`${category}/${provider}`];
  return owner === (type?.owner ?? "AWS") && version === "1" ? type : undefined;
}

/** The configuration of a rule; undefined for one that CodePipeline doesn't provide. */
export function ruleConfigurationOf(provider: string): ConfigurationKeys | undefined {
  return RULE_TYPES[provider];
}

/** Names of the rules that there are. */
export const RULE_PROVIDERS: readonly string[] = Object.keys(RULE_TYPES);

function keys(required: readonly string[], optional: readonly string[]): ConfigurationKeys {
  return { required, optional };
}
