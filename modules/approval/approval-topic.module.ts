import { accountId, keyAlias, region } from "../../face/aws";
import { complete, defineModule } from "../../face/module";
import { addresses, topicName } from "../../face/people";
import { ApprovalKey, type ApprovalKeyProps } from "./approval-key";
import { ApprovalTopic, type ApprovalTopicProps } from "./approval-topic";

const VALUES = {
  accountId: "111111111111",
  region: "us-east-1",
  topic: "acme-production-approvals",
  keyAlias: "alias/acme-approvals",
};

export const APPROVAL_TOPIC = defineModule({
  name: "approval-topic",
  description:
    "Tells people by e-mail that a pipeline waits for their yes: an encrypted topic, its key and its subscribers. Each address " +
    "gets a message first that it must confirm. Its `topic_arn` is that of an approval in the module " +
    "delivery-pipeline, which takes the key's alias as `approval_key_alias`.",
  security:
    "Only roles at /slipway/pipeline/ of the account publish, and the key encrypts for nobody else, and through Amazon SNS only. " +
    "Who may say yes isn't said here: that is `codepipeline:PutApprovalResult`, which the account's own IAM policies give.",
  inputs: {
    accountId: accountId("The account of the pipelines; the topic is in it, too."),
    region: region("Where the pipelines and the topic are."),
    topic: topicName("Name of the topic."),
    keyAlias: keyAlias("Alias of the key that encrypts the topic."),
    subscribers: addresses("E-mail addresses that are told."),
  },
  build: (scope, given) => {
    const place = { account: given.accountId, region: given.region };
    const { arn } = new ApprovalKey(
      scope,
      "key",
      complete<ApprovalKeyProps>({ place, alias: given.keyAlias }),
    );
    return new ApprovalTopic(
      scope,
      "topic",
      complete<ApprovalTopicProps>({
        place,
        topic: given.topic,
        keyArn: arn,
        subscribers: given.subscribers,
      }),
    );
  },
  outputs: (made) => ({
    topicArn: {
      description: "ARN of the topic: topic_arn of an approval in the module delivery-pipeline.",
      value: made.arn,
    },
  }),
  examples: {
    basic: {
      description: "One address is asked.",
      values: { ...VALUES, subscribers: ["platform@acme.example"] },
    },
    complete: {
      description: "Several addresses, in another region.",
      values: {
        ...VALUES,
        region: "eu-west-1",
        subscribers: ["platform@acme.example", "on.call@acme.example"],
      },
    },
  },
});
