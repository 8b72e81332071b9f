/** What it does to a statement that the values of one of its conditions change. */
import { code, codes } from "../code";
import { covers } from "./patterns";

/** A part of a statement that changed, and what of that a reviewer should read. */
export interface Step {
  readonly text: string;
  /** The statement holds for more, or for less. */
  readonly more: boolean;
  readonly less: boolean;
}

/** Operators whose values are patterns. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const BY_PATTERN = /(?:Like|^Arn(?:Not)?Equals)(?:IfExists)?$/;

/** Of values any may hold, of negated ones none: each more lets more in, or less. */
export function valueStep(test: string, were: readonly string[], are: readonly string[]): Step {
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
