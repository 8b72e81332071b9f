/**
 * The topic that tells people what pipelines do: encrypted, published to by notification rules of this account only.
 * The key is its own: SNS's own key can't be granted to publishers.
 */
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { EncryptionKey } from "../encryption-key/encryption-key";
import {
  notificationTopicArn,
  notificationTopicStatements,
  usedByNotificationRules,
} from "./pipeline-notifications.policies";

export interface NotificationTopicInputs {
  readonly place: Place;
  readonly topic: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export interface NotificationTopicShape {
  /** E-mail addresses; each gets a message that it must confirm. */
  readonly subscribers: readonly string[];
}

export interface NotificationTopicProps extends NotificationTopicInputs, NotificationTopicShape {}

export class NotificationTopic extends Construct {
  /** What stands before a notification rule may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    const { place } = props;
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: "Encrypts the messages that tell people what pipelines do",
      statements: [usedByNotificationRules(place)],
    });
    const topic = new SnsTopic(this, "topic", { name: props.topic, kmsMasterKeyId: key.arn });
    const policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: printPolicy(notificationTopicStatements(place, notificationTopicArn(place, props.topic))),
    });
    this.ready = [policy];
    for (const address of props.subscribers) {
      new SnsTopicSubscription(this, `subscription-${address}`, {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: address,
      });
    }
  }
}
