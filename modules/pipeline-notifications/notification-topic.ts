/**
 * The topic that tells people what pipelines do, with its key: notification rules publish to it, EventBridge and alarms
 * where they are switched on, and nobody else.
 */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { alarmsOf, eventRulesOf } from "../encrypted-topic/aws-publishers.policies";
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

export interface NotificationTopicShape extends Pick<EncryptedTopicShape, "subscribers"> {
  /** Rules of EventBridge publish too: those of `PipelineRollbacks`. */
  readonly events: boolean;
  /** Alarms of the account publish too. */
  readonly alarms: boolean;
}

export interface NotificationTopicProps extends NotificationTopicInputs, NotificationTopicShape {}

export class NotificationTopic extends Construct {
  /** What stands before a notification rule may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    const { place, topic, subscribers } = props;
    const arn = topicArn(place, topic);
    const publishers = [
      { topic: publishedByNotificationRules(place, arn), key: usedByNotificationRules(place) },
      ...(props.events ? [eventRulesOf(arn)] : []),
      ...(props.alarms ? [alarmsOf(place, arn)] : []),
    ];
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: "Encrypts the messages that tell people what pipelines do",
      statements: publishers.map((publisher) => publisher.key),
    });
    this.ready = new EncryptedTopic(this, "messages", {
      place,
      topic,
      keyArn: key.arn,
      subscribers,
      publishers: publishers.map((publisher) => publisher.topic),
    }).ready;
  }
}
