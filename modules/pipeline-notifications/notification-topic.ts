/**
 * The topic that tells people what pipelines do, with its key: notification rules publish to it, EventBridge and alarms
 * where they are switched on, and nobody else.
 */
import type { Construct } from "constructs";
import type { Switch } from "../../face/each";
import { onlyIf } from "../../face/resources";
import { alarmsOf, eventRulesOf } from "../encrypted-topic/aws-publishers.policies";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { KeyedTopic, type KeyedTopicInputs, type KeyedTopicShape } from "../encrypted-topic/keyed-topic";
import { publishedByNotificationRules, usedByNotificationRules } from "./pipeline-notifications.policies";

export type NotificationTopicInputs = KeyedTopicInputs;

export interface NotificationTopicShape extends Pick<KeyedTopicShape, "subscribers"> {
  /** Rules of EventBridge publish too: those of `PipelineRollbacks`. */
  readonly events: Switch;
  /** Alarms of the account publish too. */
  readonly alarms: Switch;
}

export interface NotificationTopicProps extends NotificationTopicInputs, NotificationTopicShape {}

export class NotificationTopic extends KeyedTopic {
  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    const { place, topic, events, alarms } = props;
    const arn = topicArn(place, topic);
    super(scope, id, {
      ...props,
      description: "Encrypts the messages that tell people what pipelines do",
      publishers: [
        { topic: publishedByNotificationRules(place, arn), key: usedByNotificationRules(place) },
        ...onlyIf(events, [eventRulesOf(arn)]),
        ...onlyIf(alarms, [alarmsOf(place, arn)]),
      ],
    });
  }
}
