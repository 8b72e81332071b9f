/**
 * One line of a `Condition`: an operator, a key, values.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import { type Context, UNKNOWN } from "./context";
import { type Formula, formulaOf, provided, type Truth } from "./formula";
import { OPERATORS } from "./operator";
import { PolicyError } from "./policy-error";
import type { Template } from "./template";

/** Whether a request passes, as far as anybody knows. */
export interface Condition {
  /** `aws:SourceAccount is 111111111111` */
  readonly words: string;
  check(context: Context): Formula;
}

/** How the values of a request that has several are taken together. */
type SetOperator = "ForAllValues" | "ForAnyValue";

/** @param operator as the policy has it: `ForAllValues:StringLikeIfExists` */
export function conditionOf(
  operator: string,
  key: string,
  values: readonly string[],
  variables: boolean,
): Condition {
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null" && set === undefined && ifExists === undefined)
    return new PresenceCondition(key, values);
  const found = OPERATORS.get(name);
  if (found === undefined) throw new PolicyError(`no condition operator ${operator}`);
  const subject = set === undefined ? key : `${set === "ForAllValues" ? "every" : "some"} value of ${key}`;
  const say = (words: string) =>
    `${subject} ${words} ${values.length === 1 ? values[0] : `one of ${values.join(", ")}`}`;
  const words = `${say(found.words)}${ifExists ? ", or it is absent" : ""}`;
  // "Every value isn't" isn't the opposite of "every value is".
  const alone = set === undefined && ifExists === undefined;
  const unknown = provided(words, alone && found.opposite ? say(found.opposite) : undefined);
  return new ValueCondition(
    words,
    unknown,
    key.toLowerCase(),
    values.map((value) => found.compile(value, variables)),
    { negated: found.negated, set: setOf(set), ifExists: ifExists !== undefined },
  );
}

interface Rules {
  readonly negated: boolean;
  readonly set: SetOperator | undefined;
  readonly ifExists: boolean;
}

class ValueCondition implements Condition {
  constructor(
    readonly words: string,
    private readonly unknown: Formula,
    private readonly key: string,
    private readonly wanted: readonly Template[],
    private readonly rules: Rules,
  ) {}

  check(context: Context): Formula {
    return formulaOf(this.holds(context), this.unknown);
  }

  private holds(context: Context): Truth {
    const { negated, set, ifExists } = this.rules;
    const value = context.get(this.key);
    if (value === UNKNOWN) return undefined;
    if (value === undefined || isEmpty(value)) {
      if (ifExists || set === "ForAllValues") return true;
      return set === undefined && negated;
    }
    if (typeof value === "string") return this.fits(value, context);
    // AWS asks for a set operator here, and doesn't say what happens without one.
    if (set === undefined) return value.length === 1 ? this.fits(value[0] ?? "", context) : undefined;
    const each = value.map((text) => this.fits(text, context));
    return set === "ForAnyValue" ? someOf(each) : opposite(someOf(each.map(opposite)));
  }

  private fits(text: string, context: Context): Truth {
    let found: Truth = false;
    for (const template of this.wanted) {
      const truth = template.matches(text, context);
      if (truth === true) return !this.rules.negated;
      if (truth === undefined) found = undefined;
    }
    return this.rules.negated ? opposite(found) : found;
  }
}

/** `Null`: `true` asks for absence, `false` for presence. */
class PresenceCondition implements Condition {
  readonly words: string;
  private readonly unknown: Formula;
  private readonly key: string;
  private readonly absent: boolean;
  private readonly present: boolean;

  constructor(key: string, values: readonly string[]) {
    const small = values.map((value) => value.toLowerCase());
    this.key = key.toLowerCase();
    this.absent = small.includes("true");
    this.present = small.includes("false");
    this.words = `${key} is ${this.absent ? "absent" : "present"}`;
    this.unknown = provided(this.words, `${key} is ${this.absent ? "present" : "absent"}`);
  }

  check(context: Context): Formula {
    if (this.absent && this.present) return formulaOf(true, this.unknown);
    const value = context.get(this.key);
    if (value === UNKNOWN) return formulaOf(this.absent || this.present ? undefined : false, this.unknown);
    return formulaOf(value === undefined || isEmpty(value) ? this.absent : this.present, this.unknown);
  }
}

function setOf(name: string | undefined): SetOperator | undefined {
  return name === "ForAllValues" || name === "ForAnyValue" ? name : undefined;
}

/** A list without values is a key without value. */
function isEmpty(value: string | readonly string[]): boolean {
  return typeof value !== "string" && value.every((text) => text === "");
}

function someOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

function opposite(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
