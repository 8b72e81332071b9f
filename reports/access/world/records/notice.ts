/** Who tells which topic what: notification rules, alarms, and who listens. */
import { Fields } from "../fields";
import type { Place } from "../place";
import type { Resource } from "../resource";

/** https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html */
export interface NotificationRuleRecord {
  readonly arn: string;
  readonly name: string;
  /** Of the pipeline, project or repository that it tells of. */
  readonly resourceArn: string;
  readonly events: readonly string[];
  readonly topicArns: readonly string[];
  readonly place: Place;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export interface AlarmRecord {
  readonly arn: string;
  readonly name: string;
  /** Of topics and functions that it tells, in whatever state. */
  readonly actionArns: readonly string[];
  readonly place: Place;
}

export interface SubscriptionRecord {
  readonly topicArn: string;
  /** `email`, `lambda`, `sqs`, `https`, … */
  readonly protocol: string;
  readonly endpoint: string;
  readonly place: Place;
}

export function notificationRuleRecord(resource: Resource): NotificationRuleRecord {
  const fields = Fields.of(resource);
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    resourceArn: fields.text("resource"),
    events: fields.texts("event_type_ids"),
    topicArns: fields.blocks("target").map((target) => target.text("address")),
    place: resource.place,
  };
}

export function alarmRecord(resource: Resource): AlarmRecord {
  const fields = Fields.of(resource);
  const actions = ["alarm_actions", "ok_actions", "insufficient_data_actions"];
  return {
    arn: resource.arn ?? "",
    name: fields.text("alarm_name"),
    actionArns: [...new Set(actions.flatMap((name) => fields.texts(name)))],
    place: resource.place,
  };
}

export function subscriptionRecord(resource: Resource): SubscriptionRecord {
  const fields = Fields.of(resource);
  return {
    topicArn: fields.text("topic_arn"),
    protocol: fields.text("protocol"),
    endpoint: fields.text("endpoint"),
    place: resource.place,
  };
}
