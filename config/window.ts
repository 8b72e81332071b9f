import { cronFault } from "./cron";
import { isTimezone } from "./schedule";

/** What is allowed, for messages. */
export const WINDOW_ALLOWED =
  'seconds (always *), minutes, hours, day-of-month, month, day-of-week and perhaps a year, such as "* * 9-16 ? * MON-THU *"';

/**
 * What is wrong with the expression of a deployment window; undefined when nothing is.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
 */
export function windowFault(expression: string): string | undefined {
  const [seconds, ...fields] = expression.split(" ");
  if (fields.length !== 5 && fields.length !== 6)
    return `${fields.length + 1} fields with single spaces between them`;
  if (seconds !== "*") return "not * as seconds";
  return cronFault(fields.length === 5 ? [...fields, "*"] : fields);
}

/** True for what a window's fields may be read in: a name of the IANA database, or a distance from UTC. */
export function isWindowTimeZone(name: string): boolean {
  return /^UTC[+-](0\d|1[0-4]):[0-5]\d$/.test(name) || isTimezone(name);
}
