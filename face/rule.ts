/** What a value must be. One rule gives the check on a literal and the `validation` block of a variable. */
export interface Rule<V> {
  /** A whole sentence: what is allowed. */
  readonly message: string;
  holds(value: V): boolean;
  /** The same in Terraform, of an expression. */
  condition(expression: string): string;
  /** A value like a valid one that it refuses: every validation is tried with one. Undefined: it says nothing of that one. */
  spoil(valid: V): V | undefined;
}

/**
 * The text matches from its beginning to its end.
 * @param pattern what Go's regexp takes too: no look-around, no back references. https://github.com/google/re2/wiki/Syntax
 * @param refuses a text that doesn't match
 */
export function matches(pattern: string, message: string, refuses: string): Rule<string> {
  const whole = pattern.includes("|") ? `^(?:${pattern})$` : `^${pattern}$`;
  return {
    message,
    holds: (value) => new RegExp(whole).test(value),
    condition: (expression) => `can(regex(${JSON.stringify(whole)}, ${expression}))`,
    spoil: () => refuses,
  };
}

/** A whole number from one to the other, both allowed. */
export function between(least: number, most: number): Rule<number> {
  return {
    message: `Must be a whole number from ${least} to ${most}.`,
    holds: (value) => Number.isInteger(value) && value >= least && value <= most,
    condition: (expression) =>
      `${expression} >= ${least} && ${expression} <= ${most} && floor(${expression}) == ${expression}`,
    spoil: () => least - 1,
  };
}

/** One of these texts. */
export function oneOf(...values: readonly string[]): Rule<string> {
  const quoted = values.map((value) => JSON.stringify(value)).join(", ");
  return {
    message: `Must be one of ${quoted}.`,
    holds: (value) => values.includes(value),
    condition: (expression) => `contains([${quoted}], ${expression})`,
    spoil: () => values.join("-or-"),
  };
}

/** At least one of them. */
export function filled<V>(message: string): Rule<readonly V[]> {
  return {
    message,
    holds: (values) => values.length > 0,
    condition: (expression) => `length(${expression}) > 0`,
    spoil: () => [],
  };
}

/** A JSON text. */
export function isJson(message: string): Rule<string> {
  return {
    message,
    holds: (value) => {
      try {
        JSON.parse(value);
        return true;
      } catch {
        return false;
      }
    },
    condition: (expression) => `can(jsondecode(${expression}))`,
    spoil: (valid) => valid.slice(0, -1),
  };
}

/** It may be left out. */
export function orNull<V>(rule: Rule<V>): Rule<V> {
  return {
    ...rule,
    holds: (value) => value === null || value === undefined || rule.holds(value),
    condition: (expression) => `${expression} == null ? true : ${rule.condition(expression)}`,
    spoil: (valid) => (valid === null || valid === undefined ? undefined : rule.spoil(valid)),
  };
}

/** At least so many, at most so many. @param what they are called: `stages` */
export function many<V>(least: number, most: number, what: string): Rule<readonly V[]> {
  return {
    message: `Must be ${least} to ${most} ${what}.`,
    holds: (values) => values.length >= least && values.length <= most,
    condition: (expression) => `length(${expression}) >= ${least} && length(${expression}) <= ${most}`,
    spoil: () => [],
  };
}

/** Every element of a list. @param each what one of them is called */
export function everyElement<V>(each: string, rule: Rule<V>): Rule<readonly V[]> {
  return {
    message: rule.message,
    holds: (values) => values.every((value) => rule.holds(value)),
    condition: (expression) => `alltrue([for ${each} in ${expression} : ${rule.condition(each)}])`,
    spoil: (valid) => {
      const spoiled = valid.map((value) => rule.spoil(value)).find((value) => value !== undefined);
      return spoiled === undefined ? undefined : [spoiled];
    },
  };
}

type ByName<V> = Readonly<Record<string, V>>;

/** Every value of a map. */
export function everyValue<V>(each: string, rule: Rule<V>): Rule<ByName<V>> {
  return {
    message: rule.message,
    holds: (values) => Object.values(values).every((value) => rule.holds(value)),
    condition: (expression) => `alltrue([for ${each} in ${expression} : ${rule.condition(each)}])`,
    spoil: (valid) => withFirst(valid, (name, value) => entry(name, rule.spoil(value))),
  };
}

/** Every key of a map. */
export function everyName<V>(rule: Rule<string>): Rule<ByName<V>> {
  return {
    message: rule.message,
    holds: (values) => Object.keys(values).every((name) => rule.holds(name)),
    condition: (expression) => `alltrue([for name in keys(${expression}) : ${rule.condition("name")}])`,
    spoil: (valid) => withFirst(valid, (name, value) => entry(rule.spoil(name), value)),
  };
}

/** The first entry that can be changed so, alone. */
function withFirst<V>(
  valid: ByName<V>,
  change: (name: string, value: V) => ByName<V> | undefined,
): ByName<V> | undefined {
  return Object.entries(valid)
    .map(([name, value]) => change(name, value))
    .find((changed) => changed !== undefined);
}

function entry<V>(name: string | undefined, value: V | undefined): ByName<V> | undefined {
  return name === undefined || value === undefined ? undefined : { [name]: value };
}
