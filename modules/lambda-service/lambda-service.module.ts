import { readFileSync } from "node:fs";
import { complete, defineModule } from "../../face/module";
import { pathInModule, textInModule } from "../../face/module-file";
import { printJson, printPlain } from "../../iam/printer";
import { deploymentGroupOutputs } from "../codedeploy/codedeploy.module";
import { LAMBDA_SERVICE_INPUTS } from "./lambda-service-inputs";
import type { LambdaServiceNames } from "./names";
import { placeholderArchive } from "./placeholder";
import { ReleasedFunction, type ReleasedFunctionProps } from "./released-function";
import { SHIFT_SCRIPT, shiftBuildspec } from "./shift";

const PLACEHOLDER_FILE = "placeholder.zip";
const SHIFT_FILE = "shift.sh";

/** Everything is called after the function. */
function namesOf(lambdaFunction: string): LambdaServiceNames {
  return {
    lambdaFunction,
    functionRole: `${lambdaFunction}-function`,
    shiftRole: `${lambdaFunction}-shift`,
    codedeployRole: `${lambdaFunction}-codedeploy`,
    codedeployApplication: lambdaFunction,
    codedeployGroup: lambdaFunction,
    functionLogGroup: `/aws/lambda/${lambdaFunction}`,
    functionLogsKeyAlias: `alias/${lambdaFunction}-logs`,
    errorAlarm: `${lambdaFunction}-errors`,
    latencyAlarm: `${lambdaFunction}-latency`,
  };
}

const VALUES = {
  accountId: "222222222222",
  region: "us-east-1",
  functionName: "acme-prices-staging",
  runtime: "nodejs22.x",
  handler: "index.handler",
  toolsAccountId: "111111111111",
  shiftBuildRoleArn: "arn:aws:iam::111111111111:role/slipway/build/acme-prices-staging-shift",
};

export const LAMBDA_SERVICE = defineModule({
  name: "lambda-service",
  description:
    "A Lambda function behind an alias, and CodeDeploy that moves the alias from one published version to the next, at once or " +
    "in steps, and back when an alarm goes off. A placeholder is version 1; code and versions are releases' from then on.\n\n" +
    "A release takes two actions of a pipeline. CodePipeline's Lambda action publishes the version, as the role of the module " +
    "`deploy-role-lambda`. A build with `shift_buildspec` and `shift_environment` has CodeDeploy move the alias, as the role " +
    "`shift_role_arn`, which `shift_build_policy` lets it; it takes the variables `VERSION` (`#{<namespace of the first " +
    "action>.FunctionVersion}`) and `EXECUTION` (`#{codepipeline.PipelineExecutionId}`) from its action.\n\n" +
    "The module has no VPC, layers, dead-letter queue, provisioned concurrency, or functions that CodeDeploy asks (hooks): those " +
    "of Slipway's stacks that it leaves out wait for somebody who needs them here. Steps of one's own are an " +
    "`aws_codedeploy_deployment_config` beside the module, named by `deployment_config`.",
  security:
    "Nothing here lets anybody invoke the function: who calls it gets a permission on the alias. Its role writes its log, and " +
    "traces with `tracing`; attach what the application needs to `role_name`. The log has a key of its own. Only CodeDeploy's role " +
    "moves the alias. The build that has it do so can't change code: it starts deployments of this one group, and only the role " +
    "`shift_build_role_arn` becomes it.",
  inputs: LAMBDA_SERVICE_INPUTS,
  build: (scope, given) =>
    new ReleasedFunction(
      scope,
      "function",
      complete<ReleasedFunctionProps>({
        place: { account: given.accountId, region: given.region },
        names: namesOf(given.functionName),
        runtime: given.runtime,
        handler: given.handler,
        memory: given.memorySize,
        timeout: given.timeout,
        architecture: given.architecture,
        ephemeralStorage: given.ephemeralStorageSize,
        reservedConcurrency: given.reservedConcurrentExecutions,
        environment: given.environmentVariables,
        tracing: given.tracing,
        deploymentConfig: given.deploymentConfig,
        rollbackOn: {
          errorRatePercent: given.errorRatePercent,
          latencyMs: given.latencyMs,
          alarms: given.alarms,
        },
        tools: { account: given.toolsAccountId, region: given.region },
        shiftBuildRoleArn: given.shiftBuildRoleArn,
        permissionsBoundary: given.permissionsBoundary,
        filename: pathInModule(PLACEHOLDER_FILE),
        shift: undefined,
        hookFunctionArns: undefined,
        rollbackTopic: undefined,
        dependsOn: undefined,
      }),
    ),
  files: {
    [PLACEHOLDER_FILE]: () => readFileSync(placeholderArchive().path),
    [SHIFT_FILE]: () => readFileSync(SHIFT_SCRIPT),
  },
  labels: {
    "service/execution": "function",
    "service/shift/service": "codedeploy",
    "service/alarms/errors": "errors",
    "service/alarms/latency": "latency",
    access: "shift",
  },
  outputs: ({ service, access, shiftEnvironment, buildPolicy }) => {
    const { resource, alias, role, deploymentGroup } = service;
    return {
      lambdaFunction: {
        description: "Name of the function, for the deploy role and the pipeline.",
        value: resource.functionName,
      },
      functionArn: { description: "ARN of the function.", value: resource.arn },
      aliasName: { description: "Name of the alias: what callers invoke.", value: alias.name },
      aliasArn: { description: "ARN of the alias, for permissions and event sources.", value: alias.arn },
      roleName: {
        description: "Name of the role that the code runs as; attach what the application needs.",
        value: role.resource.name,
      },
      roleArn: { description: "ARN of that role.", value: role.arn },
      ...deploymentGroupOutputs(deploymentGroup),
      shiftRoleArn: {
        description: "ARN of the role that the build becomes.",
        value: access.role.arn,
      },
      shiftBuildspec: {
        description:
          "Buildspec of the build that has CodeDeploy move the alias, and waits for the end of it.",
        value: printJson(shiftBuildspec(textInModule(SHIFT_FILE))),
      },
      shiftEnvironment: {
        description: "Environment variables of that build.",
        value: printPlain(shiftEnvironment),
      },
      shiftBuildPolicy: {
        description: "Policy of that build's role, as JSON: it becomes the role that shifts.",
        value: buildPolicy,
      },
    };
  },
  examples: {
    basic: {
      description: "A function of staging, whose alias moves at once.",
      values: VALUES,
    },
    complete: {
      description: "A function of production: a tenth of the invocations first, and every alarm.",
      values: {
        ...VALUES,
        accountId: "333333333333",
        region: "eu-west-1",
        functionName: "acme-prices-production",
        shiftBuildRoleArn: "arn:aws:iam::111111111111:role/slipway/build/acme-prices-production-shift",
        memorySize: 512,
        timeout: 10,
        architecture: "arm64",
        ephemeralStorageSize: 1024,
        reservedConcurrentExecutions: 50,
        environmentVariables: { LOG_LEVEL: "info", TABLE: "prices" },
        tracing: true,
        deploymentConfig: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        errorRatePercent: 5,
        latencyMs: 800,
        alarms: ["acme-prices-production-stale"],
        permissionsBoundary: "arn:aws:iam::333333333333:policy/developers",
      },
    },
  },
});
