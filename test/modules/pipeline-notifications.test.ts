import { NOTIFICATION_EVENTS } from "../../config/config";
import { eventTypesOf } from "../../emulator/services/notifications/events";
import { NotificationTopic } from "../../modules/pipeline-notifications/notification-topic";
import {
  PIPELINE_EVENTS,
  PipelineNotifications,
} from "../../modules/pipeline-notifications/pipeline-notifications";
import { policyOf, synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };

const made = synthStack((stack) => {
  const topic = new NotificationTopic(stack, "topic", {
    place,
    topic: "acme-notifications",
    keyAlias: "alias/acme-notifications",
    subscribers: ["a@acme.example", "b@acme.example"],
  });
  new PipelineNotifications(stack, "notifications", {
    name: "storefront-acme",
    pipelineArn: "arn:pipeline",
    topicArn: "arn:topic",
    dependsOn: topic.ready,
    events: ["failed", "approval-needed"],
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

  test("every address is subscribed once", () => {
    expect(made.all("aws_sns_topic_subscription").map(({ endpoint }) => endpoint)).toEqual([
      "a@acme.example",
      "b@acme.example",
    ]);
  });

  test("every event of the configuration is one of AWS's", () => {
    expect(Object.keys(PIPELINE_EVENTS)).toEqual(NOTIFICATION_EVENTS);
    const known = eventTypesOf("codepipeline");
    for (const type of Object.values(PIPELINE_EVENTS)) expect(known).toContain(type);
  });
});
