/** Which services may tell topics what. */
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended } from "./entry";
import type { Facts } from "./facts";

const SOURCE = "aws:SourceArn";
const USE = ["kms:Decrypt", ...GENERATE_DATA_KEYS];

export const NOTICES: readonly Intended[] = [
  {
    name: "alarms tell their topics",
    who: ["cloudwatch.amazonaws.com"],
    may: ["sns:Publish", ...USE],
    on: (_, thing, facts) => isTold(thing.arn, facts),
    only: (_, { place }) => [
      { key: SOURCE, like: [`arn:*:cloudwatch:${place.region}:${place.account}:alarm:*`] },
    ],
    because: "alarms of this account and region may tell of themselves",
  },
  {
    name: "notification rules tell their topics",
    who: ["codestar-notifications.amazonaws.com"],
    may: ["sns:Publish"],
    on: (_, thing, facts) => isTold(thing.arn, facts),
    because: "rules of this account may tell of pipelines and repositories",
  },
  {
    name: "notification rules close what they tell",
    who: ["codestar-notifications.amazonaws.com"],
    may: USE,
    on: (_, thing, facts) => isTold(thing.arn, facts),
    only: (_, { place }) => [{ key: "kms:ViaService", like: [`sns.${place.region}.amazonaws.com`] }],
    forAnyAccount: true,
    because:
      "AWS documents no source for the key, and only what is on its way to a topic is closed; the topic asks for the account: https://docs.aws.amazon.com/dtconsole/latest/userguide/troubleshooting.html",
  },
  {
    name: "event rules tell their topics",
    who: ["events.amazonaws.com"],
    may: ["sns:Publish", ...USE],
    on: (_, thing, facts) => isTold(thing.arn, facts),
    forAnyAccount: true,
    because:
      "EventBridge supports no condition on an encrypted topic: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    weakness: "docs/concepts/security.md#what-isnt-protected",
  },
];

/** A topic that rules or alarms tell, or its key. */
function isTold(arn: string, { world: { targets, records } }: Facts): boolean {
  const told = [
    ...records.notificationRules.flatMap(({ topicArns }) => topicArns),
    ...records.alarms.flatMap(({ actionArns }) => actionArns),
    ...records.eventRules.flatMap((rule) => rule.targets.map((target) => target.arn)),
    ...records.deploymentGroups.flatMap(({ topicArns }) => topicArns),
  ];
  return targets.some(
    (target) =>
      target.type === "aws_sns_topic" &&
      told.includes(target.arn) &&
      [target.arn, target.keyArn].includes(arn),
  );
}
