/**
 * Expressions of EventBridge Scheduler, as far as they repeat: `at(…)` happens once.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
import { cronFault } from "./cron";

/** What is allowed, for messages. */
export const SCHEDULE_ALLOWED =
  "cron(minutes hours day-of-month month day-of-week year), such as cron(0 3 * * ? *), or rate(…), such as rate(12 hours)";

/** What is wrong with an expression; undefined when nothing is. */
export function scheduleFault(expression: string): string | undefined {
  const [, kind, inside = ""] = /^(cron|rate)\(([^()]*)\)$/.exec(expression) ?? [];
  if (kind === "rate") return rateFault(inside);
  return kind === "cron" ? cronFault(inside.split(" ")) : "neither a cron nor a rate";
}

/** True for a name of the IANA time zone database. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function rateFault(inside: string): string | undefined {
  const [, value, plural] = /^([1-9]\d{0,4}) (?:minute|hour|day)(s?)$/.exec(inside) ?? [];
  if (value === undefined) return "no rate of minutes, hours or days";
  return value !== "1" && plural === "" ? "a rate above 1 with one minute, hour or day" : undefined;
}
