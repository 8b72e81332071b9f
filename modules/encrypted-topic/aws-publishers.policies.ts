import { PUBLISH_ENCRYPTED } from "../../iam/actions/keys";
import { arn, type Place } from "../../iam/arn";
import { allow, type Conditions, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";

/** A service of AWS that publishes to a topic: what the topic's policy and its key's say of it. */
export interface Publisher {
  readonly topic: Statement;
  readonly key: Statement;
}

/**
 * CloudWatch, on behalf of the account's alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function alarmsOf(place: Place, topic: string): Publisher {
  return publisher({
    name: "Alarms",
    service: "cloudwatch.amazonaws.com",
    topic,
    when: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn("cloudwatch", place, "alarm:*") },
    },
    because: "Alarms of this account and region tell people that they went off.",
  });
}

/**
 * EventBridge, on behalf of rules. It takes no condition on an encrypted topic, neither here nor on the key.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function eventRulesOf(topic: string): Publisher {
  return publisher({
    name: "EventRules",
    service: "events.amazonaws.com",
    topic,
    because:
      "Rules tell people of rollbacks and of failed deployments. EventBridge supports no condition here.",
  });
}

function publisher(props: {
  readonly name: string;
  readonly service: string;
  readonly topic: string;
  readonly when?: Conditions;
  readonly because: string;
}): Publisher {
  const { name, service, topic, when, because } = props;
  const principals = { service: [service] };
  return {
    topic: allow({
      sid: `PublishBy${name}`,
      principals,
      actions: ["sns:Publish"],
      resources: [topic],
      when,
      because,
    }),
    key: allow({
      sid: `UseBy${name}`,
      principals,
      actions: [...PUBLISH_ENCRYPTED],
      resources: THIS_KEY,
      when,
      because: "Publishing to an encrypted topic encrypts with the publisher's rights.",
    }),
  };
}
