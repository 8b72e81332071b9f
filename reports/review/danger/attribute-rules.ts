/** Attributes of which one value is dangerous, by the type that has them. */

import { gathered } from "../../gathered";
import { code } from "../code";
import type { Concern, Finding } from "../finding";
import { type Change, isConfigured } from "../plan/change";
import { UNKNOWN } from "../plan/hidden";
import { isFields, isSame, isTree } from "../plan/values";

export interface AttributeRule {
  readonly types: readonly string[];
  /** In blocks: `versioning_configuration.status`. */
  readonly attribute: string;
  /** True for the value that is dangerous, or is after that before it; what isn't there is `undefined`. */
  readonly isDangerous: (value: unknown, was?: unknown) => boolean;
  /** What it means, in words. */
  readonly means: string;
  /** True: being made so is worth saying, too. Else only what was otherwise before is. */
  readonly fromTheStart: boolean;
}

/** A rule for what was otherwise before. */
export function becoming(
  types: readonly string[],
  attribute: string,
  isDangerous: AttributeRule["isDangerous"],
  means: string,
): AttributeRule {
  return { types, attribute, isDangerous, means, fromTheStart: false };
}

export const isTrue = (value: unknown) => String(value) === "true";
/** Some providers keep it as a text. */
export const isNotTrue = (value: unknown) => !isTrue(value);
export const isFalse = (value: unknown) => value === false;
/** Less than before, where it was something. */
export const isLess = (value: unknown, was?: unknown) => Number(value ?? 0) < Number(was ?? 0);

/** Where a plan makes dangerous what wasn't. */
export function ruleFindings(
  kind: Concern,
  rules: readonly AttributeRule[],
  changes: readonly Change[],
): Finding[] {
  return changes.flatMap((change) => {
    const { stack, address, type } = change;
    const hits = rules
      .filter(({ types }) => types.includes(type))
      .flatMap((rule) => valuesBy(rule, change).map((values): [string, string] => [rule.means, values]));
    return [...gathered(hits)].map(([means, values]): Finding => {
      return { kind, stack, address, text: `${means} (${values.join("; ")})`, details: [] };
    });
  });
}

/** The attribute with what it was and is, if the rule holds. */
function valuesBy({ attribute, isDangerous, fromTheStart }: AttributeRule, change: Change): string[] {
  const { before, after } = change;
  if (!isFields(after) || (before === undefined && !fromTheStart)) return [];
  const was = valueAt(before, attribute);
  const planned = valueAt(after, attribute);
  // What nobody gives is told by an apply only, and is what the provider takes then: as if it weren't there.
  const isLeftOut =
    fromTheStart && planned === UNKNOWN && !isConfigured(change, attribute.split(".")[0] ?? "");
  const is = isLeftOut ? undefined : planned;
  if (is === UNKNOWN || !isDangerous(is, was)) return [];
  if (before !== undefined && (isSame(was, is) || isDangerous(was, was))) return [];
  const values = `${before === undefined ? "" : `${shown(was)} → `}${shown(is)}`;
  return [`${code(attribute)}: ${values}`];
}

function shown(value: unknown): string {
  return code(value === undefined ? "unset" : isTree(value) ? JSON.stringify(value) : String(value));
}

/** Of a list of blocks the first: those that are asked for here stand once. */
function valueAt(values: unknown, attribute: string): unknown {
  return attribute.split(".").reduce<unknown>((found, name) => {
    const one = Array.isArray(found) ? found[0] : found;
    return isFields(one) ? one[name] : undefined;
  }, values);
}
