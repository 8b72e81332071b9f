import {
  invokeAlias,
  publishVersions,
  shiftByCodeDeploy,
} from "../../modules/lambda-service/lambda-deploy.policies";
import { versionRelease, withVersion } from "../../modules/lambda-service/lambda-release";
import { lambdaStack, names, place } from "../support/lambda";
import { policyOf } from "../support/synth";

const ARN = "arn:aws:lambda:us-east-1:222222222222:function:acme-quotes-staging";
const HOOK = "arn:aws:lambda:us-east-1:222222222222:function:checks";

describe("the function", () => {
  const stack = lambdaStack({ tracing: true, reservedConcurrency: 5, environment: { LOG_LEVEL: "info" } });
  const [logs, key] = [stack.only("aws_cloudwatch_log_group"), stack.only("aws_kms_key")];

  test("begins with a published placeholder, and leaves code and versions to releases", () => {
    expect(stack.only("aws_lambda_function")).toMatchObject({
      publish: true,
      filename: expect.stringMatching(/lambda-placeholder-[0-9a-f]{16}\.zip$/),
      lifecycle: { ignore_changes: ["filename", "source_code_hash"] },
      reserved_concurrent_executions: 5,
      tracing_config: { mode: "Active" },
      environment: { variables: { LOG_LEVEL: "info" } },
    });
    expect(stack.only("aws_lambda_alias")).toMatchObject({
      name: "live",
      function_version: expect.stringMatching(/^\$\{aws_lambda_function\..+\.version\}$/),
      lifecycle: { ignore_changes: ["function_version", "routing_config"] },
    });
  });

  test("writes one log, encrypted by a key that is for this log alone", () => {
    expect(logs).toMatchObject({
      name: "/aws/lambda/acme-quotes-staging",
      retention_in_days: 365,
      kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\..+\.arn\}$/),
    });
    expect(policyOf(key).UseByCloudWatchLogs?.Condition).toEqual({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn":
          "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/acme-quotes-staging",
      },
    });
  });

  test("runs as a role that can log and trace, and nothing else", () => {
    const policy = policyOf(stack.where("aws_iam_role_policy", { name: "run" }));
    expect(Object.keys(policy)).toEqual(["WriteLogs", "SendTraces"]);
    expect(policyOf(lambdaStack().where("aws_iam_role_policy", { name: "run" })).SendTraces).toBeUndefined();
    expect(stack.where("aws_iam_role", { name: names.functionRole })).toMatchObject({
      path: "/slipway/runtime/",
    });
  });
});

describe("CodeDeploy", () => {
  const alarms = { errorRatePercent: 1, latencyMs: 800, alarms: ["queue-depth"] };

  test("moves the alias as AWS's configuration says, and back when it fails or is stopped", () => {
    const group = lambdaStack().only("aws_codedeploy_deployment_group");
    expect(group).toMatchObject({
      deployment_config_name: "CodeDeployDefault.LambdaAllAtOnce",
      deployment_style: { deployment_option: "WITH_TRAFFIC_CONTROL", deployment_type: "BLUE_GREEN" },
      auto_rollback_configuration: { events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"] },
    });
    expect(group.alarm_configuration).toBeUndefined();
    expect(lambdaStack().only("aws_codedeploy_app")).toMatchObject({ compute_platform: "Lambda" });
  });

  test("GIVEN steps of its own THEN their configuration is Lambda's", () => {
    const shift = { kind: "canary", percent: 5, minutes: 7 } as const;
    const stack = lambdaStack({ deploymentConfig: "acme-quotes-staging-canary-5-percent-7-minutes", shift });
    expect(stack.only("aws_codedeploy_deployment_config")).toMatchObject({
      compute_platform: "Lambda",
      traffic_routing_config: { type: "TimeBasedCanary", time_based_canary: { interval: 7, percentage: 5 } },
    });
  });

  test("GIVEN alarms THEN they measure the alias, stop the deployment, and the role sees them", () => {
    const stack = lambdaStack({ rollbackOn: alarms });
    expect(stack.only("aws_codedeploy_deployment_group")).toMatchObject({
      alarm_configuration: { enabled: true, alarms: [expect.anything(), expect.anything(), "queue-depth"] },
      auto_rollback_configuration: { events: expect.arrayContaining(["DEPLOYMENT_STOP_ON_ALARM"]) },
    });
    const dimensions = { FunctionName: names.lambdaFunction, Resource: `${names.lambdaFunction}:live` };
    const [errors, latency] = stack.all("aws_cloudwatch_metric_alarm");
    expect(errors).toMatchObject({
      threshold: 1,
      metric_query: [
        { id: "errors", metric: { metric_name: "Errors", dimensions } },
        { id: "invocations", metric: { metric_name: "Invocations", dimensions } },
        { id: "rate", return_data: true },
      ],
    });
    expect(latency).toMatchObject({
      threshold: 800,
      metric_query: [{ return_data: true, metric: { metric_name: "Duration", stat: "p99", dimensions } }],
    });
    expect(policyOf(stack.where("aws_iam_role_policy", { name: "shift-alias" })).WatchAlarms).toBeDefined();
  });

  test("its role moves this alias, and invokes the named hooks alone", () => {
    const policy = policyOf(
      lambdaStack({ hookFunctionArns: [HOOK] }).where("aws_iam_role_policy", { name: "shift-alias" }),
    );
    expect(Object.keys(policy)).toEqual(["MoveAlias", "AskHooks"]);
    expect(policy.MoveAlias?.Resource).toEqual([ARN, `${ARN}:live`]);
    expect(policy.AskHooks?.Resource).toEqual([HOOK]);
  });
});

describe("access across accounts", () => {
  const actionsOf = (statements: readonly { readonly actions: readonly string[] }[]) =>
    statements.flatMap(({ actions }) => actions);

  test("the pipeline's role changes code and moves no alias; the build's moves the alias by CodeDeploy and changes no code", () => {
    const publishing = actionsOf(publishVersions(place, names, "quotes-acme"));
    expect(publishing).toEqual(
      expect.arrayContaining(["lambda:UpdateFunctionCode", "lambda:PublishVersion"]),
    );
    expect(publishing.filter((action) => /Alias|Invoke|codedeploy/.test(action))).toEqual([]);
    const shifting = actionsOf(shiftByCodeDeploy(place, names, "CodeDeployDefault.LambdaAllAtOnce"));
    expect(shifting).toContain("codedeploy:CreateDeployment");
    expect(shifting.filter((action) => action.startsWith("lambda:"))).toEqual(["lambda:GetAlias"]);
  });

  test("verification invokes the alias and no version", () => {
    expect(invokeAlias(place, names)).toMatchObject([
      { actions: ["lambda:InvokeFunction"], resources: [`${ARN}:live`] },
    ]);
  });
});

test("a release publishes as the deploy role, and tells the next action the version", () => {
  const deployRoleArn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-quotes-staging-deploy";
  const [action] = versionRelease({ names, deployRoleArn, namespace: "staging-revision" }).actions;
  expect(action).toMatchObject({
    provider: "Lambda",
    configuration: { FunctionName: "acme-quotes-staging" },
    inputArtifacts: ["build"],
    roleArn: deployRoleArn,
    namespace: "staging-revision",
  });
  // With an alias the action would move it itself, and ask no hook.
  expect(action?.configuration.FunctionAlias).toBeUndefined();
  const build = { name: "deploy", category: "Build", provider: "CodeBuild", configuration: {} } as const;
  const told = withVersion({ actions: [build], statements: [] }, "staging-revision").actions[0];
  expect(JSON.parse(told?.configuration.EnvironmentVariables ?? "")).toEqual([
    { name: "VERSION", value: "#{staging-revision.FunctionVersion}" },
    { name: "EXECUTION", value: "#{codepipeline.PipelineExecutionId}" },
  ]);
});
