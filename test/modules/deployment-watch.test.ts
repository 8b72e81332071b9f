import { DeploymentTopic } from "../../modules/deployment-topic/deployment-topic";
import { DeploymentWatch, type DeploymentWatchProps } from "../../modules/deployment-watch/deployment-watch";
import type { Deployer } from "../../modules/deployment-watch/patterns";
import { canary, ecsStack, place } from "../support/ecs";
import { evaluate } from "../support/policy";
import { policyOf, synthStack } from "../support/synth";

const SERVICE = "arn:aws:ecs:us-east-1:222222222222:service/acme-staging/acme-web-staging";
const ecs: Deployer = { kind: "ecs", serviceArn: SERVICE };
const codedeploy: Deployer = { kind: "codedeploy", application: "acme-web-staging" };

const watch = (deployer: Deployer, change: Partial<DeploymentWatchProps> = {}) =>
  synthStack((stack) => {
    new DeploymentWatch(stack, "watch", {
      names: {
        failedDeploymentsRule: "failed",
        rollbackRule: "rolled-back",
        failedDeploymentsAlarm: "alarm",
      },
      deployer,
      tellFailures: true,
      tellRollbacks: true,
      topicArn: "arn:topic",
      ...change,
    });
  });
const patternsOf = (made: ReturnType<typeof watch>) =>
  Object.fromEntries(
    made.all("aws_cloudwatch_event_rule").map((rule) => [rule.name, evaluate(String(rule.event_pattern))]),
  );

describe("deployments that are watched", () => {
  test("GIVEN CodeDeploy THEN failures and stops of the one application are told; rollbacks it tells itself", () => {
    expect(patternsOf(watch(codedeploy))).toEqual({
      failed: {
        source: ["aws.codedeploy"],
        "detail-type": ["CodeDeploy Deployment State-change Notification"],
        detail: { application: ["acme-web-staging"], state: ["FAILURE", "STOP"] },
      },
    });
  });

  test("GIVEN ECS THEN failures and rollbacks of the one service are told", () => {
    const common = {
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      resources: [SERVICE],
    };
    expect(patternsOf(watch(ecs))).toEqual({
      failed: { ...common, detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] } },
      "rolled-back": {
        ...common,
        detail: { eventName: ["SERVICE_DEPLOYMENT_IN_PROGRESS"], reason: [{ wildcard: "*rolling back*" }] },
      },
    });
    expect(
      watch(ecs)
        .all("aws_cloudwatch_event_target")
        .map(({ arn }) => arn),
    ).toEqual(["arn:topic", "arn:topic"]);
  });

  test("GIVEN an alarm alone THEN the rule has no target, and the alarm counts how often it was triggered", () => {
    const made = watch(codedeploy, { tellFailures: false, failedDeployments: 2, topicArn: undefined });
    expect(made.all("aws_cloudwatch_event_target")).toEqual([]);
    expect(made.only("aws_cloudwatch_metric_alarm")).toMatchObject({
      namespace: "AWS/Events",
      metric_name: "TriggeredRules",
      dimensions: { RuleName: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\./) },
      statistic: "Sum",
      period: 3600,
      threshold: 2,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      treat_missing_data: "notBreaching",
    });
    expect(made.only("aws_cloudwatch_metric_alarm").alarm_actions).toBeUndefined();
  });

  test("GIVEN an alarm and a topic THEN the alarm tells the topic", () => {
    expect(watch(ecs, { failedDeployments: 1 }).only("aws_cloudwatch_metric_alarm").alarm_actions).toEqual([
      "arn:topic",
    ]);
  });

  test("GIVEN nothing chosen THEN nothing is made", () => {
    expect(watch(ecs, { tellFailures: false, tellRollbacks: false }).json.resource).toBeUndefined();
  });

  test("GIVEN somebody to tell and no topic THEN it is an error", () => {
    expect(() => watch(ecs, { topicArn: undefined })).toThrow("there is no topic");
  });
});

describe("the topic of deployments", () => {
  const topic = (publishers: { events: boolean; alarms: boolean; codedeploy: boolean }) =>
    synthStack((stack) => {
      new DeploymentTopic(stack, "deployments", {
        place,
        topic: "acme-staging-deployments",
        keyAlias: "alias/acme-staging-deployments",
        subscribers: ["a@acme.example"],
        ...publishers,
      });
    });

  test.each([
    [{ events: true, alarms: false, codedeploy: false }, ["EventRules"]],
    [{ events: false, alarms: true, codedeploy: false }, ["Alarms"]],
    [{ events: true, alarms: true, codedeploy: true }, ["CodeDeploy", "EventRules", "Alarms"]],
  ])("GIVEN %j THEN %s publish and use the key, and nobody else", (publishers, names) => {
    const made = topic(publishers);
    expect(Object.keys(policyOf(made.only("aws_sns_topic_policy")))).toEqual([
      ...names.map((name) => `PublishBy${name}`),
      "DenyPlainHttp",
    ]);
    expect(Object.keys(policyOf(made.only("aws_kms_key")))).toEqual([
      "AdministerKey",
      ...names.map((name) => `UseBy${name}`),
    ]);
  });

  test("CodeDeploy's service roles use the key through SNS only", () => {
    const made = topic({ events: false, alarms: false, codedeploy: true });
    expect(policyOf(made.only("aws_kms_key")).UseByCodeDeploy).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::222222222222:root"] },
      Condition: {
        ArnLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/slipway/service/*" },
        StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" },
      },
    });
  });
});

describe("a deployment group that tells of rollbacks", () => {
  const rollbackTopic = {
    arn: "arn:aws:sns:us-east-1:222222222222:acme-staging-deployments",
    keyAlias: "alias/acme-staging-deployments",
  };

  test("GIVEN a topic THEN it has a trigger, and its service role may publish there and use that key", () => {
    const made = ecsStack({ deployment: canary, rollbackTopic });
    expect(made.only("aws_codedeploy_deployment_group").trigger_configuration).toEqual([
      {
        trigger_name: "rolled-back",
        trigger_events: ["DeploymentRollback"],
        trigger_target_arn: rollbackTopic.arn,
      },
    ]);
    expect(policyOf(made.where("aws_iam_role_policy", { name: "tell-of-rollbacks" }))).toMatchObject({
      TellOfRollbacks: { Action: ["sns:Publish"], Resource: [rollbackTopic.arn] },
      EncryptMessages: {
        Condition: {
          "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-staging-deployments" },
        },
      },
    });
  });

  test("GIVEN none THEN it has neither", () => {
    const made = ecsStack({ deployment: canary });
    expect(made.only("aws_codedeploy_deployment_group").trigger_configuration).toBeUndefined();
    expect(made.all("aws_iam_role_policy").map(({ name }) => name)).not.toContain("tell-of-rollbacks");
  });
});
