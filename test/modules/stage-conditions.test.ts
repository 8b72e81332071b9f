import type { RulePart, StageConditions } from "../../modules/delivery-pipeline/conditions";
import {
  DeliveryPipeline,
  type DeliveryPipelineProps,
} from "../../modules/delivery-pipeline/delivery-pipeline";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import { withEnvironment } from "../../modules/delivery-pipeline/variables";
import { githubSource } from "../../modules/github-source/github-source";
import { alarmRules } from "../../modules/stage-conditions/alarms";
import { readAlarms } from "../../modules/stage-conditions/alarms.policies";
import { buildRule } from "../../modules/stage-conditions/build";
import { functionRule } from "../../modules/stage-conditions/function";
import { variableRule } from "../../modules/stage-conditions/variable";
import { windowRule } from "../../modules/stage-conditions/window";
import { policyOf, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const deployRoleArn = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy";
const deploy: PipelinePart = {
  actions: [
    { name: "deploy", category: "Deploy", provider: "S3", configuration: {}, roleArn: deployRoleArn },
  ],
  statements: [],
};
const check: PipelinePart = {
  actions: [
    {
      name: "commands",
      category: "Test",
      provider: "CodeBuild",
      configuration: { ProjectName: "acme-web-entry" },
      inputArtifacts: ["source"],
    },
  ],
  statements: [],
};

function made(conditions: StageConditions, change: Partial<DeliveryPipelineProps> = {}) {
  return synthStack((stack) => {
    new DeliveryPipeline(stack, "pipeline", {
      pipeline: "web-acme",
      role: "acme-web-pipeline",
      bucket: "acme-artifacts",
      artifacts: {
        ...tools,
        bucketArn: "arn:aws:s3:::acme-artifacts",
        keyAlias: "alias/a",
        prefix: "web-acme",
      },
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
      source: githubSource({
        connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/c",
        repository: "acme/web",
        branch: "main",
      }),
      trigger: { push: [{ branches: ["main"], paths: [] }] },
      stages: [{ name: "production", parts: [deploy], conditions }],
      ...change,
    });
  });
}

/** The stage's blocks that conditions make. */
function blocksOf(conditions: StageConditions, change: Partial<DeliveryPipelineProps> = {}) {
  const [, stage] = made(conditions, change).only("aws_codepipeline").stage as Record<string, unknown>[];
  const { name, action, ...blocks } = stage ?? {};
  return blocks;
}

const entry = (result: "FAIL" | "SKIP", ...parts: RulePart[]): StageConditions => ({
  entry: { result, parts },
});
const rule = (name: string, provider: string, rest: object) => ({
  name,
  rule_type_id: { category: "Rule", owner: "AWS", provider, version: "1" },
  ...rest,
});
const WINDOW = windowRule({ cron: "* * 9-16 ? * MON-THU *" });
const READY = functionRule({ place: tools, functionName: "ready" });

describe("conditions of a stage", () => {
  test("GIVEN none THEN the stage has no block of them", () => {
    expect(blocksOf({})).toEqual({});
  });

  test("GIVEN entry rules of every kind THEN they stand in their order, as AWS has them", () => {
    const parts = [
      windowRule({ cron: "* * 9-16 ? * MON-THU *", timeZone: "Europe/Berlin" }),
      variableRule({ variable: "#{variables.CHANNEL}", operator: "NE", value: "beta" }),
      functionRule({ place: tools, functionName: "ready", userParameters: "now" }),
      alarmRules({ alarms: ["errors"], waitMinutes: 10, deployRoleArn, region: "eu-west-1" }),
      buildRule(withEnvironment(check, "[]")),
    ];
    expect(blocksOf(entry("FAIL", ...parts))).toEqual({
      before_entry: {
        condition: {
          result: "FAIL",
          rule: [
            rule("window", "DeploymentWindow", {
              configuration: { Cron: "* * 9-16 ? * MON-THU *", TimeZone: "Europe/Berlin" },
            }),
            rule("variable", "VariableCheck", {
              configuration: { Variable: "#{variables.CHANNEL}", Operator: "NE", Value: "beta" },
            }),
            rule("function", "LambdaInvoke", {
              configuration: { FunctionName: "ready", UserParameters: "now" },
            }),
            rule("alarm-1", "CloudWatchAlarm", {
              configuration: { AlarmName: "errors", WaitTime: "10" },
              role_arn: deployRoleArn,
              region: "eu-west-1",
            }),
            rule("commands", "CodeBuild", {
              configuration: { ProjectName: "acme-web-entry", EnvironmentVariables: "[]" },
              input_artifacts: ["source"],
            }),
          ],
        },
      },
    });
  });

  test("GIVEN a condition of success THEN it rolls back or fails", () => {
    const success = { result: "ROLLBACK", parts: [WINDOW] } as const;
    expect(blocksOf({ success })).toMatchObject({ on_success: { condition: { result: "ROLLBACK" } } });
  });

  test.each([
    [{ result: "ROLLBACK" } as const, { result: "ROLLBACK" }],
    [
      { result: "RETRY", retryMode: "ALL_ACTIONS" } as const,
      { result: "RETRY", retry_configuration: { retry_mode: "ALL_ACTIONS" } },
    ],
  ])("GIVEN the failure %j THEN it has no condition beside its result", (failure, expected) => {
    expect(blocksOf({ failure })).toEqual({ on_failure: expected });
  });
});

describe("what rules ask for", () => {
  const policyFor = (...parts: RulePart[]) => {
    const { where } = made(entry("FAIL", ...parts));
    return policyOf(where("aws_iam_role_policy", { name: "pipeline" }));
  };

  test("alarms are looked at as the deploy role, whose side may do just that", () => {
    const statement = policyFor(alarmRules({ alarms: ["errors"], deployRoleArn })).AssumeDeployRole;
    expect(statement).toMatchObject({ Action: ["sts:AssumeRole"], Resource: [deployRoleArn] });
    expect(readAlarms({ account: "333333333333", region: "us-east-1" })).toMatchObject({
      actions: ["cloudwatch:DescribeAlarms"],
      resources: ["arn:aws:cloudwatch:us-east-1:333333333333:alarm:*"],
    });
  });

  test("a function is invoked by its name", () => {
    expect(policyFor(READY).AskFunctions).toMatchObject({
      Action: ["lambda:InvokeFunction"],
      Resource: ["arn:aws:lambda:us-east-1:111111111111:function:ready"],
    });
  });

  test("time and variables ask for nothing", () => {
    const variable = variableRule({ variable: "#{variables.CHANNEL}", operator: "EQ", value: "stable" });
    expect(Object.keys(policyFor(WINDOW, variable))).toEqual(Object.keys(policyFor(WINDOW)));
    expect(policyFor(WINDOW).AssumeDeployRole).toBeUndefined();
  });
});

describe("conditions that CodePipeline can't carry out fail at synth", () => {
  test.each([
    ["a condition without rules", entry("FAIL"), {}, "production has a condition without rules"],
    [
      "six rules",
      entry("FAIL", alarmRules({ alarms: ["a", "b", "c", "d", "e", "f"], deployRoleArn })),
      {},
      "6; CodePipeline takes 5 at most",
    ],
    [
      "a window that skips",
      entry("SKIP", READY, WINDOW),
      {},
      "production skips by a rule of DeploymentWindow",
    ],
    [
      "a rollback beside others",
      { failure: { result: "ROLLBACK" } } as const,
      { executionMode: "PARALLEL" } as const,
      "production rolls back, which executions in mode PARALLEL can't",
    ],
    [
      "a rollback of what turns out bad beside others",
      { success: { result: "ROLLBACK", parts: [WINDOW] } } as const,
      { executionMode: "PARALLEL" } as const,
      "production rolls back",
    ],
  ])("%s", (_what, conditions, change, message) => {
    expect(() => made(conditions, change)).toThrow(message);
  });

  test("a retry beside others is fine, and so is skipping by a function", () => {
    const failure = { result: "RETRY", retryMode: "FAILED_ACTIONS" } as const;
    const conditions = { ...entry("SKIP", READY), failure };
    expect(() => made(conditions, { executionMode: "PARALLEL" })).not.toThrow();
  });
});
