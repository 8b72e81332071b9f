/** What the rules of a stage's conditions ask. */
import type { Step } from "../call";
import { SOURCES } from "../sources";

/** An alarm, and the role that looks at it. */
export interface AlarmRule {
  readonly role: string;
  readonly alarm: string;
}

export const LOOK_AT_ALARM: Step<AlarmRule> = {
  name: "looks at the alarm of a condition",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["cloudwatch:DescribeAlarms"],
      on: ({ alarm }) => [alarm],
      source: SOURCES.cloudWatchAlarmRule,
      unsettled:
        "The page has no list of permissions; the action is that of CloudWatch's for reading alarms.",
    },
  ],
};

/** A function, and the role that asks it. */
export interface FunctionRule {
  readonly role: string;
  readonly lambda: string;
}

export const ASK_FUNCTION: Step<FunctionRule> = {
  name: "asks the function of a condition",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["lambda:InvokeFunction"],
      on: ({ lambda }) => [lambda],
      source: SOURCES.lambdaRule,
      unsettled: "The page has no list of permissions; the action is that of Lambda's for invoking.",
    },
  ],
};
