/** What it does to a statement that its conditions change. */
import { code, codes } from "../code";
import { isSame } from "../plan/values";
import { covers } from "./patterns";
import type { Statement } from "./statement";

/** A part of a statement that changed, and what of that a reviewer should read. */
export interface Step {
  readonly text: string;
  /** The statement holds for more, or for less. */
  readonly more: boolean;
  readonly less: boolean;
}

/** A condition as it was written, under the operator that it can be compared by. */
interface Condition {
  readonly test: string;
  readonly values: readonly string[];
}

/** What is equal to a text is like it, too, where the text has no asterisk; of ARNs both are always the same. */
function comparable(conditions: Statement["conditions"]): ReadonlyMap<string, Condition> {
  const entries = [...conditions].map(([test, values]): [string, Condition] => {
    const hasPattern = values.some((value) => /[*?(]/.test(value));
    const like = test.replace(/^((?:For\w+:)?(?:String|Arn)(?:Not)?)Equals(?=(?:IfExists)? )/, "$1Like");
    const isLike = /^(?:For\w+:)?Arn/.test(test) || !hasPattern;
    return [isLike && !conditions.has(like) ? like : test, { test, values }];
  });
  return new Map(entries);
}

/** True if the other conditions let in no more than these. */
export function areNoWider(conditions: Statement["conditions"], others: Statement["conditions"]): boolean {
  const stricter = comparable(others);
  return [...comparable(conditions)].every(([test, { values }]) => {
    const other = stricter.get(test);
    return other !== undefined && !valueStep(test, values, other.values).more;
  });
}

export function conditionSteps(old: Statement["conditions"], now: Statement["conditions"]): Step[] {
  const [before, after] = [comparable(old), comparable(now)];
  const tests = [...new Set([...before.keys(), ...after.keys()])].sort();
  return tests.flatMap((test): Step[] => {
    const [was, is] = [before.get(test), after.get(test)];
    if (was && is) return changed(test, was, is);
    const step = was ?? is;
    if (!step) return [];
    const text = `condition ${code(step.test)} ${codes(step.values)} ${was ? "removed" : "added"}`;
    return [{ text, more: was !== undefined, less: is !== undefined }];
  });
}

function changed(test: string, was: Condition, is: Condition): Step[] {
  if (was.test === is.test)
    return isSame(was.values, is.values) ? [] : [valueStep(was.test, was.values, is.values)];
  const text = `condition ${code(was.test)} ${codes(was.values)} became ${code(is.test)} ${codes(is.values)}`;
  return [{ ...valueStep(test, was.values, is.values), text }];
}

/**
 * Operators whose values are patterns.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const BY_PATTERN = /(?:Like|^Arn(?:Not)?Equals)(?:IfExists)?$/;

/** Of values any may hold, of negated ones none: each more lets more in, or less. */
function valueStep(test: string, were: readonly string[], are: readonly string[]): Step {
  const operator = (test.split(" ")[0] ?? "").replace(/^For\w+:/, "");
  const isKnown = (values: readonly string[], value: string) =>
    BY_PATTERN.test(operator) ? covers(values, value, "s") : values.includes(value);
  const [come, gone] = [missing(are, were), missing(were, are)];
  const text = [
    ...(come.length > 0 ? [`${codes(come)} added`] : []),
    ...(gone.length > 0 ? [`${codes(gone)} removed`] : []),
  ].join(", ");
  const step = { text: `condition ${code(test)}: ${text}` };
  // Whether a key is there: both values together hold always.
  if (operator === "Null") return { ...step, more: true, less: true };
  const more = come.some((value) => !isKnown(were, value));
  const less = gone.some((value) => !isKnown(are, value));
  return operator.includes("Not") ? { ...step, more: less, less: more } : { ...step, more, less };
}

function missing(from: readonly string[], others: readonly string[]): string[] {
  return from.filter((value) => !others.includes(value));
}
