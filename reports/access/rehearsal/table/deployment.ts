/** What CodePipeline's actions ask of CodeDeploy, and what every deployment does in its group's role. */
import { regional } from "../../world/place";
import type { DeploymentGroupRecord } from "../../world/records/deployment-group";
import type { Row, Step } from "../call";
import type { ActionScene } from "../scene";
import { SOURCES } from "../sources";

/** An action that deploys by a group. */
export interface Deploying extends ActionScene {
  readonly group: DeploymentGroupRecord;
}

const byActor = ({ actor }: ActionScene) => ({ role: actor });
const application = ({ group }: Deploying) => [group.applicationArn];
const theGroup = ({ group }: Deploying) => [group.arn];
const configuration = ({ group }: Deploying) => [group.configurationArn];

export const DEPLOY_TASKS: Step<Deploying> = {
  name: "hands the revision to CodeDeploy and follows the deployment",
  caller: byActor,
  rows: [
    {
      actions: [
        "codedeploy:GetApplication",
        "codedeploy:GetApplicationRevision",
        "codedeploy:RegisterApplicationRevision",
      ],
      on: application,
      source: SOURCES.ecsBlueGreenAction,
    },
    {
      actions: ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"],
      on: theGroup,
      source: SOURCES.ecsBlueGreenAction,
    },
    { actions: ["codedeploy:GetDeploymentConfig"], on: configuration, source: SOURCES.ecsBlueGreenAction },
  ],
};

export const DEPLOY_SERVERS: Step<Deploying> = {
  name: "hands the revision to CodeDeploy and follows the deployment",
  caller: byActor,
  rows: [
    {
      actions: [
        "codedeploy:GetApplication",
        "codedeploy:RegisterApplicationRevision",
        "codedeploy:ListDeploymentGroups",
      ],
      on: application,
      source: SOURCES.codeDeployAction,
    },
    {
      actions: ["codedeploy:GetApplicationRevision"],
      on: application,
      source: SOURCES.codeDeployPermissions,
      unsettled: "CreateDeployment takes it or RegisterApplicationRevision; which, the page doesn't say.",
    },
    {
      actions: [
        "codedeploy:CreateDeployment",
        "codedeploy:GetDeployment",
        "codedeploy:GetDeploymentGroup",
        "codedeploy:ListDeployments",
      ],
      on: theGroup,
      source: SOURCES.codeDeployAction,
    },
    { actions: ["codedeploy:GetDeploymentConfig"], on: configuration, source: SOURCES.codeDeployAction },
    { actions: ["codedeploy:ListDeploymentConfigs"], on: () => ["*"], source: SOURCES.codeDeployAction },
  ],
};

/** What a deployment does by itself, in the group's role. */
export interface Deployment {
  readonly group: DeploymentGroupRecord;
  /** ARNs of functions that it asks. */
  readonly hooks: readonly string[];
}

export const byGroup = ({ group }: Deployment) => ({ role: group.roleArn });

/** Alarms that stop a deployment, functions that it asks, topics that it tells. */
export const WATCH_AND_TELL: Step<Deployment> = {
  name: "watches alarms, asks hooks, tells topics",
  caller: byGroup,
  rows: [
    {
      actions: ["cloudwatch:DescribeAlarms"],
      on: ({ group }) => group.alarms.map((name) => regional("cloudwatch", group.place, `alarm:${name}`)),
      source: SOURCES.codeDeployForEcs,
    },
    { actions: ["lambda:InvokeFunction"], on: ({ hooks }) => hooks, source: SOURCES.codeDeployForEcs },
    { actions: ["sns:Publish"], on: ({ group }) => group.topicArns, source: SOURCES.codeDeployTriggers },
  ],
};

/** What a hook's function tells CodeDeploy. */
export const ANSWER: Row<{ readonly group: DeploymentGroupRecord }> = {
  actions: ["codedeploy:PutLifecycleEventHookExecutionStatus"],
  on: ({ group }) => [group.arn],
  source: SOURCES.codeDeployHooks,
  unsettled: "The service authorization reference knows no resource for it; AWS's example names the group.",
};
