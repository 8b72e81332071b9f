import * as z from "zod";
import { isTimezone, SCHEDULE_ALLOWED, scheduleFault } from "../schedule";
import { list, object, text } from "./values";

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitBranchFilterCriteria.html
const patterns = () =>
  list(text("a pattern of at most 255 characters", /^\S(.*\S)?$/), { min: 1, max: 8, of: "patterns" });

const events = object({
  branches: patterns().optional().describe("Patterns of branches, at most 8. Default: the source's branch."),
  paths: patterns().optional().describe("Patterns of changed files, at most 8. Default: any file."),
});

const PUSH = "false, or a mapping (keys: branches, paths)";

const expression = z
  .string({ error: SCHEDULE_ALLOWED })
  .superRefine((value, context) => {
    const fault = scheduleFault(value);
    if (fault) context.addIssue({ code: "custom", message: `, ${fault}; allowed: ${SCHEDULE_ALLOWED}` });
  })
  .meta({ pattern: "^(cron|rate)\\(.+\\)$", examples: ["cron(0 3 * * ? *)"] });

const TIMEZONE = "a time zone of the IANA database, such as Europe/Berlin";

const schedule = z.union(
  [
    expression,
    object({
      expression: expression.describe("When: cron(…) or rate(…)."),
      timezone: z
        .string({ error: TIMEZONE })
        .refine(isTimezone, { error: `; allowed: ${TIMEZONE}` })
        .default("UTC")
        .describe("The time zone of the expression, with its summer time. Default: UTC."),
    }),
  ],
  { error: `${SCHEDULE_ALLOWED}; or a mapping (keys: expression, timezone)` },
);

export const triggers = object({
  push: z
    .union([events, z.literal(false, { error: PUSH })], { error: PUSH })
    .optional()
    .describe("Which pushes are released; false: none. Left out: every push to the source's branch."),
  tags: patterns()
    .optional()
    .describe("Patterns of tags, at most 8: pushing one releases its commit, beside what push says."),
  pullRequest: events
    .optional()
    .describe(
      "Which pull requests are built and checked, by a pipeline that can't deploy; branches are those merged into. Left out: none.",
    ),
  schedule: schedule
    .optional()
    .describe(
      "When a clock starts a release of the source's branch, as cron(…) or rate(…) in UTC. Left out: never.",
    ),
}).describe("What starts the pipelines.");
