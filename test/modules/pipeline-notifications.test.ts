import { PIPELINE_EVENTS as CHOSEN_EVENTS, REPOSITORY_EVENTS } from "../../config/config";
import { eventTypesOf } from "../../emulator/services/notifications/events";
import { NotificationTopic } from "../../modules/pipeline-notifications/notification-topic";
import {
  PIPELINE_EVENTS,
  PipelineNotifications,
} from "../../modules/pipeline-notifications/pipeline-notifications";
import { PipelineRollbacks } from "../../modules/pipeline-notifications/pipeline-rollbacks";
import {
  REPOSITORY_EVENT_TYPES,
  RepositoryNotifications,
} from "../../modules/pipeline-notifications/repository-notifications";
import { evaluate } from "../support/policy";
import { policyOf, synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };

const made = synthStack((stack) => {
  const topic = new NotificationTopic(stack, "topic", {
    place,
    topic: "acme-notifications",
    keyAlias: "alias/acme-notifications",
    subscribers: ["a@acme.example", "b@acme.example"],
    events: false,
    alarms: false,
  });
  new PipelineNotifications(stack, "notifications", {
    name: "storefront-acme",
    pipelineArn: "arn:pipeline",
    topicArn: "arn:topic",
    dependsOn: topic.ready,
    eventTypeIds: [PIPELINE_EVENTS.failed, PIPELINE_EVENTS["approval-needed"]],
  });
});

describe("notifications", () => {
  test("the topic is encrypted with a key that publishers can be granted", () => {
    expect(String(made.only("aws_sns_topic").kms_master_key_id)).toMatch(/^\$\{aws_kms_key\./);
  });

  test("notification rules of the account publish, nobody else, and nobody by plain HTTP", () => {
    const policy = policyOf(made.only("aws_sns_topic_policy"));
    expect(Object.keys(policy)).toEqual(["PublishByNotificationRules", "DenyPlainHttp"]);
    expect(policy.PublishByNotificationRules).toMatchObject({
      Principal: { Service: ["codestar-notifications.amazonaws.com"] },
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    });
  });

  test("the key encrypts for them through SNS only", () => {
    expect(policyOf(made.only("aws_kms_key")).UseByNotificationRules).toMatchObject({
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Condition: { StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" } },
    });
  });

  test("a pipeline tells of what was chosen, once the topic's policy lets it", () => {
    expect(made.only("aws_codestarnotifications_notification_rule")).toMatchObject({
      resource: "arn:pipeline",
      detail_type: "FULL",
      event_type_ids: [
        "codepipeline-pipeline-pipeline-execution-failed",
        "codepipeline-pipeline-manual-approval-needed",
      ],
      target: [{ address: "arn:topic" }],
      depends_on: [expect.stringMatching(/^aws_sns_topic_policy\./)],
    });
  });

  test("a repository tells of what was chosen", () => {
    const repository = synthStack((stack) => {
      new RepositoryNotifications(stack, "notifications", {
        name: "acme-shop-source",
        repositoryArn: "arn:repository",
        topicArn: "arn:topic",
        events: ["pull-request-created", "pull-request-approval-overridden"],
      });
    });
    expect(repository.only("aws_codestarnotifications_notification_rule")).toMatchObject({
      resource: "arn:repository",
      event_type_ids: [
        "codecommit-repository-pull-request-created",
        "codecommit-repository-approvals-rule-override",
      ],
    });
  });

  test("every event of the configuration about repositories is one of AWS's", () => {
    expect(Object.keys(REPOSITORY_EVENT_TYPES)).toEqual(REPOSITORY_EVENTS);
    const known = eventTypesOf("codecommit");
    expect(Object.values(REPOSITORY_EVENT_TYPES).filter((type) => !known.includes(type))).toEqual([]);
  });

  test("every address is subscribed once", () => {
    expect(made.all("aws_sns_topic_subscription").map(({ endpoint }) => endpoint)).toEqual([
      "a@acme.example",
      "b@acme.example",
    ]);
  });

  test("every event of the configuration is one of AWS's", () => {
    expect(Object.keys(PIPELINE_EVENTS)).toEqual(CHOSEN_EVENTS);
    const known = eventTypesOf("codepipeline");
    for (const type of Object.values(PIPELINE_EVENTS)) expect(known).toContain(type);
  });
});

describe("rollbacks of stages and alarms", () => {
  const told = synthStack((stack) => {
    const topic = new NotificationTopic(stack, "topic", {
      place,
      topic: "acme-notifications",
      keyAlias: "alias/acme-notifications",
      subscribers: [],
      events: true,
      alarms: true,
    });
    new PipelineRollbacks(stack, "rollbacks", {
      name: "storefront-acme-rolled-back",
      pipeline: "storefront-acme",
      topicArn: "arn:topic",
      dependsOn: topic.ready,
    });
  });

  test("EventBridge tells of executions that a rollback started, once the topic's policy lets it", () => {
    expect(evaluate(String(told.only("aws_cloudwatch_event_rule").event_pattern))).toEqual({
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: {
        pipeline: ["storefront-acme"],
        state: ["STARTED"],
        "execution-trigger": { "trigger-type": ["AutomatedRollback", "ManualRollback"] },
      },
    });
    expect(told.only("aws_cloudwatch_event_target")).toMatchObject({
      arn: "arn:topic",
      depends_on: [expect.stringMatching(/^aws_sns_topic_policy\./)],
    });
    expect(told.only("aws_cloudwatch_event_target").role_arn).toBeUndefined();
  });

  test.each(["aws_sns_topic_policy", "aws_kms_key"])(
    "%s lets EventBridge in without a condition, and CloudWatch for alarms of the account",
    (type) => {
      const statements = Object.values(policyOf(told.only(type)));
      const of = (service: string) =>
        statements.filter(
          ({ Principal }) => JSON.stringify(Principal) === JSON.stringify({ Service: [service] }),
        );
      expect(of("events.amazonaws.com").map(({ Condition }) => Condition)).toEqual([undefined]);
      expect(of("cloudwatch.amazonaws.com").map(({ Condition }) => Condition)).toEqual([
        {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111111111111:alarm:*" },
        },
      ]);
    },
  );
});
