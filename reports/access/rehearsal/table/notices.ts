/** Who tells which topic what. */
import type { CallContext, Step } from "../call";
import { SOURCES } from "../sources";

/** Something that tells a topic. */
export interface Notice {
  readonly topic: string;
  /** ARN of the alarm or rule. */
  readonly from: string;
  readonly account: string;
}

const theTopic = ({ topic }: Notice) => [topic];

export const ALARM_TELLS: Step<Notice> = {
  name: "an alarm tells its topic",
  caller: () => ({ service: "cloudwatch.amazonaws.com" }),
  rows: [
    {
      actions: ["sns:Publish"],
      on: theTopic,
      context: ({ from, account }): readonly CallContext[] => [
        { values: { "aws:SourceArn": from, "aws:SourceAccount": account } },
      ],
      source: SOURCES.cloudWatchTopics,
    },
  ],
};

export const NOTIFICATION_TELLS: Step<Notice> = {
  name: "a notification rule tells its topic",
  caller: () => ({ service: "codestar-notifications.amazonaws.com" }),
  rows: [
    {
      actions: ["sns:Publish"],
      on: theTopic,
      context: ({ account }): readonly CallContext[] => [{ values: { "aws:SourceAccount": account } }],
      source: SOURCES.notificationTopics,
      unsettled: "No page says that the service names its rule: it must be let in by the account alone.",
    },
  ],
};

/** EventBridge brings neither account nor ARN along: a topic's policy can't ask for them. */
export const EVENT_TELLS: Step<Notice> = {
  name: "a rule of EventBridge tells its topic",
  caller: () => ({ service: "events.amazonaws.com" }),
  rows: [{ actions: ["sns:Publish"], on: theTopic, source: SOURCES.eventsTopics }],
};
