import * as z from "zod";
import { VARIABLE_OPERATORS } from "../conditions";
import { isWindowTimeZone, WINDOW_ALLOWED, windowFault } from "../window";
import { commands } from "./checks";
import { runtimeVersions } from "./runtime-versions";
import { choice, integer, list, object, text } from "./values";

const TIME_ZONE = "a time zone of the IANA database such as Europe/Berlin, or UTC+05:30";
const window = object({
  cron: z
    .string({ error: WINDOW_ALLOWED })
    .superRefine((value, context) => {
      const fault = windowFault(value);
      if (fault) context.addIssue({ code: "custom", message: `, ${fault}; allowed: ${WINDOW_ALLOWED}` });
    })
    .meta({ pattern: "^\\*( \\S+){5,6}$", examples: ["* * 9-16 ? * MON-THU *"] })
    .describe(
      "When the window is open: seconds (always *), minutes, hours, day of the month, month, day of the week, year.",
    ),
  timeZone: z
    .string({ error: TIME_ZONE })
    .refine(isWindowTimeZone, { error: `; allowed: ${TIME_ZONE}` })
    .optional()
    .describe("The time zone of the fields. Default: UTC."),
}).describe("Times at which a release may go on; before them it waits.");

const alarmName = text(
  "an alarm's name of letters, digits, spaces and _ . : / = + - @ # , ( )",
  /^[\w .:/=+\-@#,()]+$/,
  255,
);

const variable = object({
  name: text(
    "the name of a variable such as CHANNEL, or a reference such as #{source.BranchName}",
    /^([A-Za-z_]\w*|#\{\w+\.\w+\})$/,
  ).describe("A variable of the pipeline, or a reference to one of its source's or build's."),
  operator: choice(VARIABLE_OPERATORS)
    .default("EQ")
    .describe(
      "EQ: equal; NE: not equal; CONTAINS: holds the value; MATCHES: a regular expression of Java's.",
    ),
  value: text("text of at most 1000 characters on one line", /^.+$/, 1000).describe(
    "What it is compared with.",
  ),
});

const lambda = object({
  name: text("the name of a function", /^[A-Za-z0-9_-]{1,64}$/).describe(
    "Name of a Lambda function in the tools account.",
  ),
  parameters: text("text of at most 1000 characters", /^[\s\S]+$/, 1000)
    .optional()
    .describe("What the function is given as UserParameters."),
});

/** The rules themselves; an object takes them beside its result. */
const rules = {
  window: window.optional(),
  alarms: list(alarmName, { min: 1, max: 5, of: "names of alarms" })
    .optional()
    .describe("Alarms in the environment's account; none may go off."),
  waitMinutes: integer(1, 1440)
    .optional()
    .describe("Minutes for which the alarms are watched: 1 to 1440. Left out: they are looked at once."),
  variable: variable.optional().describe("A variable's value must compare."),
  lambda: lambda.optional().describe("A Lambda function must answer well."),
  commands: commands
    .optional()
    .describe("Shell commands that must exit 0, run by a build of their own from the top of the repository."),
  runtimeVersions: runtimeVersions.optional(),
};

const entry = object({
  ...rules,
  result: choice(["fail", "skip"])
    .default("fail")
    .describe(
      "Where a rule doesn't hold: the release fails, or passes the environment by (variable and lambda only).",
    ),
}).describe("When a release may enter the environment.");

const success = object({
  ...rules,
  result: choice(["fail", "rollback"])
    .default("fail")
    .describe(
      "Where a rule doesn't hold: the release fails, or the environment goes back to the last good one.",
    ),
}).describe("What must hold once a release is deployed and verified.");

const retry = object({
  retry: choice(["failed-actions", "all-actions"]).describe("Once: the failed actions, or the whole stage."),
});

/** Conditions of one environment's stage. */
export const conditions = object({
  entry: entry.optional(),
  success: success.optional(),
  failure: z
    .union([retry, z.literal("rollback", { error: "rollback, or a mapping (keys: retry)" })])
    .optional()
    .describe("Where the release fails there: back to the last good one, or once more."),
}).describe(
  "When a release enters the environment, when it counts as good, and what follows where it isn't.",
);
