import { approval } from "../../modules/approval/approval";
import { ApprovalKey } from "../../modules/approval/approval-key";
import { ApprovalTopic } from "../../modules/approval/approval-topic";
import { policyOf, synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };
const topic = "acme-production-approvals";
const topicArn = `arn:aws:sns:us-east-1:111111111111:${topic}`;

const made = synthStack((stack) => {
  const key = new ApprovalKey(stack, "key", { place, alias: "alias/acme-approvals" });
  new ApprovalTopic(stack, "topic", {
    place,
    topic,
    keyArn: key.arn,
    subscribers: ["a@acme.example", "b@acme.example"],
  });
});

describe("approval", () => {
  test("the topic is encrypted with a key that publishers can be granted", () => {
    expect(String(made.only("aws_sns_topic").kms_master_key_id)).toMatch(/^\$\{aws_kms_key\./);
  });

  test("every address is subscribed once", () => {
    expect(made.all("aws_sns_topic_subscription").map(({ endpoint }) => endpoint)).toEqual([
      "a@acme.example",
      "b@acme.example",
    ]);
  });

  test("roles of pipelines publish, nobody else, and nobody by plain HTTP", () => {
    const policy = policyOf(made.only("aws_sns_topic_policy"));
    expect(Object.keys(policy)).toEqual(["PublishByPipelines", "DenyPlainHttp"]);
    expect(policy.DenyPlainHttp).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    expect(policy.PublishByPipelines?.Condition).toEqual({
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/pipeline/*" },
    });
  });

  test("the key encrypts for them through SNS only", () => {
    expect(policyOf(made.only("aws_kms_key")).UseByPipelines?.Condition).toEqual({
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/pipeline/*" },
      StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" },
    });
  });

  test("the pipeline's own half names the topic and the key's alias", () => {
    const { statements } = approval({
      place,
      topic,
      keyAlias: "alias/acme-approvals",
      message: "Release?",
      timeoutMinutes: 60,
    });
    expect(statements).toEqual([
      expect.objectContaining({ actions: ["sns:Publish"], resources: [topicArn] }),
      expect.objectContaining({
        actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
        when: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-approvals" } },
      }),
    ]);
  });
});
