/** The topic that tells people what pipelines do, with its key: notification rules publish to it, and nobody else. */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import {
  EncryptedTopic,
  type EncryptedTopicInputs,
  type EncryptedTopicShape,
} from "../encrypted-topic/encrypted-topic";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { publishedByNotificationRules, usedByNotificationRules } from "./pipeline-notifications.policies";

export interface NotificationTopicInputs extends Omit<EncryptedTopicInputs, "keyArn"> {
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export type NotificationTopicShape = Pick<EncryptedTopicShape, "subscribers">;

export interface NotificationTopicProps extends NotificationTopicInputs, NotificationTopicShape {}

export class NotificationTopic extends Construct {
  /** What stands before a notification rule may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    const { place, topic, subscribers } = props;
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: "Encrypts the messages that tell people what pipelines do",
      statements: [usedByNotificationRules(place)],
    });
    const publishers = [publishedByNotificationRules(place, topicArn(place, topic))];
    this.ready = new EncryptedTopic(this, "messages", {
      place,
      topic,
      keyArn: key.arn,
      subscribers,
      publishers,
    }).ready;
  }
}
