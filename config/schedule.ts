/**
 * Expressions of EventBridge Scheduler, as far as they repeat: `at(…)` happens once.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Words that stand for numbers, the first for `min`. */
  readonly words?: readonly string[];
  /** What the field takes beside numbers, ranges, steps and `*`. */
  readonly special?: RegExp;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const FIELDS: readonly Field[] = [
  { name: "minutes", min: 0, max: 59 },
  { name: "hours", min: 0, max: 23 },
  { name: "day-of-month", min: 1, max: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/ },
  { name: "month", min: 1, max: 12, words: MONTHS },
  { name: "day-of-week", min: 1, max: 7, words: DAYS, special: /^(\?|L|([1-7]|[A-Z]{3})(L|#[1-5]))$/ },
  { name: "year", min: 1970, max: 2199 },
];

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

function cronFault(fields: readonly string[]): string | undefined {
  if (fields.length !== FIELDS.length) return `${fields.length} fields with single spaces between them`;
  const wrong = FIELDS.find((field, index) => !isField(fields[index] ?? "", field));
  if (wrong) return `'${fields[FIELDS.indexOf(wrong)]}' as ${wrong.name}`;
  const [, , dayOfMonth, , dayOfWeek] = fields;
  if ((dayOfMonth === "?") === (dayOfWeek === "?"))
    return "not just one of day-of-month and day-of-week as ?";
  return undefined;
}

function isField(text: string, field: Field): boolean {
  if (field.special?.test(text))
    return !/[A-Z]{3}/.test(text) || field.words?.includes(text.slice(0, 3)) === true;
  return text.split(",").every((part) => isPart(part, field));
}

/** `*`, `5`, `MON`, `1-5`, and any of them with a step: `0/15`. */
function isPart(text: string, { min, max, words = [] }: Field): boolean {
  const [range = "", step, ...more] = text.split("/");
  if (more.length > 0 || (step !== undefined && !isWithin(step, 1, max))) return false;
  if (range === "*") return true;
  const [from = "", to, ...others] = range.split("-");
  const isValue = (value: string) => words.includes(value) || isWithin(value, min, max);
  return others.length === 0 && isValue(from) && (to === undefined || isValue(to));
}

function isWithin(text: string, min: number, max: number): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max;
}
