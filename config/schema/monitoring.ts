import { flag, integer, integerOrFalse, object } from "./values";

/** How many within an hour set an alarm off; `false` makes none. */
const perHour = () => integerOrFalse(1, 100).default(1);

const alarms = object({
  failedExecutions: perHour().describe(
    "Executions of one release pipeline that failed within an hour, 1 to 100; false: no alarm.",
  ),
  buildMinutes: integer(1, 2160)
    .optional()
    .describe(
      "Minutes; an alarm goes off when a release's build takes longer. Less than each service's build.timeoutMinutes. Left out: no alarm.",
    ),
  failedDeployments: perHour().describe(
    "Deployments of one ECS service to one environment that failed within an hour, 1 to 100; false: no alarm.",
  ),
}).describe("CloudWatch alarms; with notifications, they are told of.");

export const monitoring = object({
  dashboards: flag()
    .default(true)
    .describe(
      "A CloudWatch dashboard for each service's pipeline, and one for each service in each environment.",
    ),
  alarms: alarms.prefault({}),
}).describe("What CloudWatch shows and watches of every service.");
