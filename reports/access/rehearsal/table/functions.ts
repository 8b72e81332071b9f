/** What releases a function, and what functions do that a deployment asks. */
import { type Place, regional } from "../../world/place";
import type { DeploymentGroupRecord } from "../../world/records/deployment-group";
import type { FunctionRecord } from "../../world/records/function";
import type { Step } from "../call";
import type { ActionScene } from "../scene";
import { SOURCES } from "../sources";
import { ANSWER, byGroup, type Deployment } from "./deployment";

const named = (place: Place, name: string) => regional("lambda", place, `function:${name}`);
const functionOf = ({ place, action }: ActionScene) => named(place, action.configuration.FunctionName ?? "");
const logGroupOf = ({ place, pipeline }: ActionScene) =>
  regional("logs", place, `log-group:/aws/codepipeline/${pipeline.name}`);

/** CodePipeline's Lambda action without an alias: it publishes, and moves nothing. */
export const PUBLISH_VERSION: Step<ActionScene> = {
  name: "publishes a version",
  caller: ({ actor }) => ({ role: actor }),
  rows: [
    {
      actions: ["lambda:GetFunctionConfiguration", "lambda:UpdateFunctionCode", "lambda:PublishVersion"],
      on: (scene) => [functionOf(scene)],
      source: SOURCES.lambdaAction,
    },
    {
      actions: ["lambda:GetFunctionConfiguration"],
      on: (scene) => [`${functionOf(scene)}:2`],
      source: SOURCES.lambdaAction,
    },
    {
      actions: ["logs:CreateLogGroup"],
      on: (scene) => [logGroupOf(scene)],
      source: SOURCES.lambdaAction,
      unsettled:
        "The page's log group begins with a region's name; the pages of other actions have `aws` there, as we do.",
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: (scene) => [`${logGroupOf(scene)}:log-stream:1`],
      source: SOURCES.lambdaAction,
    },
  ],
};

/** Whoever starts a deployment is asked for its configuration as well. */
export const ASK_CONFIGURATION: Step<{ readonly role: string; readonly group: DeploymentGroupRecord }> = {
  name: "names the deployment's configuration",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["codedeploy:GetDeploymentConfig"],
      on: ({ group }) => [group.configurationArn],
      source: SOURCES.codeDeployPermissions,
    },
  ],
};

/** A function behind an alias that a deployment moves. */
export interface AliasShift extends Deployment {
  readonly alias: { readonly function: string; readonly name: string };
}

export const MOVE_ALIAS: Step<AliasShift> = {
  name: "moves the alias, forwards and back",
  caller: byGroup,
  rows: [
    {
      actions: ["lambda:GetAlias", "lambda:UpdateAlias"],
      on: ({ group, alias }) => [named(group.place, alias.function)],
      source: SOURCES.codeDeployForLambda,
    },
    {
      actions: ["lambda:GetProvisionedConcurrencyConfig"],
      on: ({ group, alias }) => [`${named(group.place, alias.function)}:${alias.name}`],
      source: SOURCES.codeDeployForLambda,
    },
  ],
};

/** A function that a deployment asks, at work. */
export interface HookScene {
  readonly lambda: FunctionRecord;
  readonly group: DeploymentGroupRecord;
}

/** Not `lambda:SourceFunctionArn`: that is for calls of a function's code, and these are Lambda's own. */
const NETWORK_ACTIONS = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

export const RUN_HOOK: Step<HookScene> = {
  name: "the hook's function answers",
  caller: ({ lambda }) => ({ role: lambda.roleArn }),
  rows: [
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: ({ lambda }) => [`${lambda.logGroupArn}:log-stream:1`],
      source: SOURCES.lambdaLogs,
    },
    {
      actions: NETWORK_ACTIONS,
      on: ({ lambda }) => (lambda.inVpc ? [regional("ec2", lambda.place, "network-interface/eni-1")] : []),
      source: SOURCES.lambdaVpc,
      unsettled: "Lambda makes interfaces with the function, and again when it took them back meanwhile.",
    },
    {
      actions: ["ec2:CreateNetworkInterface"],
      on: ({ lambda: { inVpc, place } }) =>
        inVpc ? ["subnet/subnet-1", "security-group/sg-1"].map((part) => regional("ec2", place, part)) : [],
      source: SOURCES.lambdaVpc,
    },
    {
      actions: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
      on: ({ lambda }) => (lambda.inVpc ? ["*"] : []),
      source: SOURCES.lambdaVpc,
    },
    ANSWER,
    ...probeRows(),
  ],
};

/** Slipway's probe of a function asks CodeDeploy which version it is, and invokes that. */
function probeRows(): Step<HookScene>["rows"] {
  const probed = ({ lambda }: HookScene) => lambda.environment.FUNCTION;
  return [
    {
      actions: ["codedeploy:ListDeploymentTargets", "codedeploy:GetDeploymentTarget"],
      on: (scene) => (probed(scene) === undefined ? [] : [scene.group.arn]),
      source: SOURCES.codeDeployPermissions,
      unsettled:
        "The service authorization reference knows no resource for them; CodeDeploy's page has the group.",
    },
    {
      actions: ["lambda:InvokeFunction"],
      on: (scene) => [probed(scene) ?? []].flat().map((name) => `${named(scene.lambda.place, name)}:2`),
      source: SOURCES.invoke,
    },
  ];
}

/** The function itself, when it is invoked for the first time. */
export const RUN_FUNCTION: Step<FunctionRecord> = {
  name: "the new version writes its log",
  caller: ({ roleArn }) => ({ role: roleArn }),
  rows: [
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: ({ logGroupArn }) => [`${logGroupArn}:log-stream:1`],
      source: SOURCES.lambdaLogs,
    },
  ],
};
