/** A stage, as users of the HCL module say it: by what its actions do. */
import { maybeText, optionalNumber, optionalText, text, textByName, texts } from "../../face/inputs";
import { between, matches, oneOf } from "../../face/rule";
import { optionalThing, things } from "../../face/things";
import { ARTIFACTS } from "./parts";
import { retryHasMode } from "./stage-rules";

const NAME = matches(
  "[A-Za-z0-9@_-]{1,100}",
  "Must be at most 100 letters, digits, @, _ and -.",
  "Build & test",
);

const roleArn = text({
  description:
    "ARN of the deploy role, in the account of the target: role_arn of the module of the same name.",
});

const region = optionalText({
  description: "Region of the target, if not the pipeline's: one of regional_artifact_stores.",
});

const inputArtifact = text({ description: "The artifact that is released.", default: ARTIFACTS.build });

const inputArtifacts = texts({
  description: "Artifacts that it takes.",
  default: [ARTIFACTS.source],
  each: "artifact",
});

const project = text({
  description: "Name of the project: project_name of the module build-project.",
  rules: [
    matches(
      "[A-Za-z0-9][A-Za-z0-9_-]{1,149}",
      "Must be the name of a project.",
      "arn:aws:codebuild:a:1:project/b",
    ),
  ],
});

const codedeploy = {
  codedeployApplication: text({
    description: "Name of the CodeDeploy application.",
  }),
  codedeployGroup: text({ description: "Name of the deployment group." }),
};

const environmentVariables = textByName({
  description: "Variables of this run beside the project's own; values may hold #{variables.<name>}.",
  default: {},
  each: "value",
});

const NAMED = { name: text({ description: "Name of the action.", rules: [NAME] }), project };

export const STAGE = {
  name: text({ description: "Name of the stage.", rules: [NAME] }),
  approval: optionalThing(
    {
      message: text({ description: "What the approver reads." }),
      link: maybeText({ description: "Address of what the approver should look at.", each: "link" }),
      topicArn: maybeText({
        description:
          "ARN of the topic that tells people. Left out: none; the module notifications tells of approvals, too.",
        each: "topic_arn",
        rules: [
          matches(
            "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+",
            "Must be the ARN of a topic.",
            "approvals",
          ),
        ],
      }),
      timeoutMinutes: optionalNumber({
        description: "How long it is waited for. Left out: a week.",
        rules: [between(5, 86_400)],
      }),
    },
    { description: "A person's yes, before anything else.", each: "approval" },
  ),
  builds: things(
    {
      ...NAMED,
      inputArtifacts,
      outputArtifacts: texts({ description: "Artifacts that it hands on.", default: [], each: "artifact" }),
      environmentVariables,
      namespace: optionalText({ description: "Its variables are #{<namespace>.…} in later actions." }),
    },
    { description: "Builds, side by side.", default: [], each: "build" },
  ),
  deployEcsRolling: optionalThing(
    {
      roleArn,
      region,
      cluster: text({ description: "Name of the cluster." }),
      ecsService: text({ description: "Name of the service." }),
      inputArtifact,
    },
    { description: "A release to ECS, task by task: imagedefinitions.json of the artifact.", each: "deploy" },
  ),
  deployEcsBlueGreen: optionalThing(
    {
      roleArn,
      region,
      ...codedeploy,
      inputArtifact: text({
        description:
          "The artifact with taskdef.json, appspec.yaml and imageDetail.json: that of a build of this stage.",
      }),
    },
    { description: "A release to ECS by CodeDeploy.", each: "deploy" },
  ),
  deployServers: optionalThing(
    { roleArn, region, ...codedeploy, inputArtifact },
    { description: "A release to servers by CodeDeploy.", each: "deploy" },
  ),
  deployLambda: optionalThing(
    {
      roleArn,
      region,
      lambdaFunction: text({ description: "Name of the function." }),
      inputArtifact,
      shiftProject: text({
        description: "Name of the project that moves the alias. Its builds find VERSION and EXECUTION.",
        rules: project.rules,
      }),
    },
    {
      description: "A release to Lambda: publishes a version, then has a build move the alias.",
      each: "deploy",
    },
  ),
  deployWebsite: optionalThing(
    { roleArn, region, bucket: text({ description: "Name of the website's bucket." }), inputArtifact },
    { description: "A release to a website: unpacks the artifact into its bucket.", each: "deploy" },
  ),
  tests: things(
    { ...NAMED, inputArtifacts, environmentVariables },
    { description: "Tests of what was released, side by side.", default: [], each: "test" },
  ),
  onFailure: optionalThing(
    {
      result: text({ description: "ROLLBACK or RETRY.", rules: [oneOf("ROLLBACK", "RETRY")] }),
      retryMode: maybeText({
        description: "What is tried again: FAILED_ACTIONS or ALL_ACTIONS.",
        each: "retry_mode",
        rules: [oneOf("FAILED_ACTIONS", "ALL_ACTIONS")],
      }),
    },
    { description: "What follows when an action fails.", each: "on_failure", rules: [retryHasMode()] },
  ),
};
