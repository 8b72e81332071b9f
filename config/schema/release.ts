import * as z from "zod";
import { MAX_SHIFT_MINUTES } from "../shift";
import { TARGET_CONFIGS } from "../targets/targets";
import { roleArn } from "./arn";
import { checks } from "./checks";
import { conditions } from "./conditions";
import { overrides } from "./deploy";
import { hooks } from "./hooks";
import { exactlyOne, integer, list, object, positive, text } from "./values";

const strategies = [
  ...new Set(Object.values(TARGET_CONFIGS).flatMap((target) => Object.keys(target.strategies))),
];
const defaults = Object.entries(TARGET_CONFIGS).map(
  ([kind, { defaultStrategy }]) => `${defaultStrategy} for ${kind}`,
);

// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TrafficRoutingConfig.html
const CANARY = "CodeDeploy moves a canary's traffic in exactly two increments, this percentage and the rest";
const LINEAR = "CodeDeploy moves linear traffic in equal increments of one percentage";

function onePercentage(why: string) {
  const allowed = "an integer from 1 to 99";
  return z
    .number({ error: ({ input }) => (Array.isArray(input) ? `${allowed}; ${why}` : allowed) })
    .int({ error: allowed })
    .min(1, { error: allowed })
    .max(99, { error: allowed });
}

/** `all`: what CodeDeploy makes of one percentage, said to whom gives several. */
const steps = (describe: string, all: string) =>
  object({
    percent: onePercentage(all).describe("Percentage of the traffic that moves at a time: 1 to 99."),
    minutes: integer(1, MAX_SHIFT_MINUTES).describe(
      "Minutes between two moves; all of them take at most two days.",
    ),
  }).describe(describe);

const batches = object({
  batchPercent: integer(1, 99).describe(
    "Percentage of the servers that change at a time: 1 to 99. The others stay in service.",
  ),
}).describe("Servers alone: so many at a time.");

/** Steps and batches that no name has. */
const own = object({
  canary: steps("This much of the traffic first, the rest after the minutes.", CANARY).optional(),
  linear: steps("This much more of the traffic every so many minutes.", LINEAR).optional(),
  rolling: batches.optional(),
}).superRefine(exactlyOne("canary", "linear", "rolling"));

/** Alarms of one deployment group: https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html */
export const MAX_ALARMS = 10;

// CodeDeploy takes whatever CloudWatch does: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_Alarm.html
const alarmName = text(
  "the name of a CloudWatch alarm, at most 255 characters, not its ARN",
  /^(?!arn:)[^\p{Cc}\s](?:[^\p{Cc}]*[^\p{Cc}\s])?$/u,
);

const rollbackOn = object({
  errorRatePercent: positive(100)
    .optional()
    .describe(
      "5xx answers per hundred requests, or failed invocations of a function per hundred, above which a deployment is rolled back.",
    ),
  latencyMs: integer(1, 60_000)
    .optional()
    .describe(
      "99th percentile of the response time, or of a function's duration, in milliseconds, above which a deployment is rolled back.",
    ),
  unhealthyHosts: integer(1, 5000)
    .optional()
    .describe(
      "Tasks or servers that fail their health check: from this number on a deployment is rolled back.",
    ),
  alarms: list(alarmName, { min: 1, max: MAX_ALARMS, of: "names of alarms" })
    .optional()
    .describe(
      "CloudWatch metric alarms that exist in the environment's account and region, by name. With the alarms that are made: at most 10.",
    ),
})
  .describe("Alarms that stop a deployment and roll it back; not of a website.")
  .meta({ minProperties: 1 });

/** A service in one environment. */
export const release = object({
  strategy: z
    .union([z.string().meta({ enum: strategies }), own], {
      error: "the name of a strategy, or a mapping (keys: canary, linear, rolling)",
    })
    .optional()
    .describe(
      `How a release takes over: a name, or steps or batches of its own for CodeDeploy. Default: ${defaults.join(", ")}.`,
    ),
  verify: checks
    .default({})
    .describe("Checks of what was just deployed, run beside each other; each must exit 0."),
  deploy: overrides.optional(),
  rollbackOn: rollbackOn.optional(),
  conditions: conditions.optional(),
  hooks: hooks.optional(),
  terminationWaitMinutes: integer(0, 2880)
    .optional()
    .describe(
      "Minutes that CodeDeploy keeps the former tasks once all traffic has moved: 0 to 2880. Default: 60. ECS only, and not with rolling.",
    ),
  deployRoleArn: roleArn()
    .optional()
    .describe("A deploy role in the environment's account that somebody else made, instead of Slipway's."),
}).describe("The service in one environment.");

/** How long CodeDeploy keeps the former tasks where the configuration doesn't say. */
export const DEFAULT_TERMINATION_WAIT_MINUTES = 60;
