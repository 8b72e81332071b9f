/** The six fields that the cron expressions of EventBridge Scheduler and of CodePipeline's deployment windows end in. */

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

/** What is wrong with the six fields from minutes to year; undefined when nothing is. */
export function cronFault(fields: readonly string[]): string | undefined {
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
