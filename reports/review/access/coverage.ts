/** Whether statements hold for all that another one does. Where that can't be told they don't. */
import { areNoWider } from "./condition-step";
import { covers } from "./patterns";
import type { Element, Statement } from "./statement";

/** Comparisons that are made for one statement: beyond that it counts as not covered. */
const MOST_COMPARISONS = 4000;

/** True if statements of the same effect hold, each for a part of it, for all that the statement does. */
export function isCovered(statement: Statement, by: readonly Statement[]): boolean {
  const elements = [statement.principal, statement.action, statement.resource];
  const parts = elements.reduce((product, { texts }) => product * Math.max(1, texts.length), 1);
  const candidates = by.filter((other) => mayHoldFor(other, statement));
  if (candidates.some((other) => holdsFor(other, statement))) return true;
  return (
    candidates.length > 1 &&
    parts * candidates.length <= MOST_COMPARISONS &&
    partsOf(statement).every((part) => candidates.some((other) => holdsFor(other, part)))
  );
}

/** True if one holds for a part of the other perhaps: told from what is quick to compare. */
function mayHoldFor(one: Statement, other: Statement): boolean {
  return (
    one.isDeny === other.isDeny &&
    mayReach(one.resource, other.resource, "s") &&
    mayReach(one.principal, other.principal, "s") &&
    areNoWider(one.conditions, other.conditions)
  );
}

function mayReach(one: Element, other: Element, flags: "s" | "is"): boolean {
  if (one.isNegated || other.isNegated) return one.isNegated === other.isNegated;
  return other.texts.length === 0
    ? one.texts.length === 0
    : other.texts.some((text) => covers(one.texts, text, flags));
}

/** One for each principal, action and resource. */
function partsOf(statement: Statement): Statement[] {
  const { principal, action, resource } = statement;
  return singles(principal).flatMap((who) =>
    singles(action).flatMap((what) =>
      singles(resource).map((on) => ({ ...statement, principal: who, action: what, resource: on })),
    ),
  );
}

function singles(element: Element): Element[] {
  const { isNegated, texts } = element;
  return isNegated || texts.length === 0 ? [element] : texts.map((text) => ({ isNegated, texts: [text] }));
}

/** Of a candidate, whose conditions let in enough. */
function holdsFor(one: Statement, other: Statement): boolean {
  return (
    reaches(one.principal, other.principal, "s") &&
    reaches(one.resource, other.resource, "s") &&
    reaches(one.action, other.action, "is")
  );
}

function reaches(one: Element, other: Element, flags: "s" | "is"): boolean {
  if (one.isNegated !== other.isNegated || (one.texts.length === 0) !== (other.texts.length === 0))
    return false;
  const [wide, narrow] = one.isNegated ? [other, one] : [one, other];
  return narrow.texts.every((text) => covers(wide.texts, text, flags));
}
