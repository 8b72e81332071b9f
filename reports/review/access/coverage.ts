/** Whether statements hold for all that another one does. Where that can't be told they don't. */
import { areNoWider } from "./condition-step";
import { covers } from "./patterns";
import type { Element, Statement } from "./statement";

/** Parts into which a statement is taken to look for each among the others. */
const MOST_PARTS = 4000;

/** True if statements of the same effect hold, each for a part of it, for all that the statement does. */
export function isCovered(statement: Statement, by: readonly Statement[]): boolean {
  const same = by.filter(({ isDeny }) => isDeny === statement.isDeny);
  if (same.some((other) => holdsFor(other, statement))) return true;
  const elements = [statement.principal, statement.action, statement.resource];
  const count = elements.reduce((product, { texts }) => product * Math.max(1, texts.length), 1);
  return (
    same.length > 0 &&
    count <= MOST_PARTS &&
    partsOf(statement).every((part) => same.some((other) => holdsFor(other, part)))
  );
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

function holdsFor(one: Statement, other: Statement): boolean {
  return (
    reaches(one.principal, other.principal, "s") &&
    reaches(one.action, other.action, "is") &&
    reaches(one.resource, other.resource, "s") &&
    areNoWider(one.conditions, other.conditions)
  );
}

function reaches(one: Element, other: Element, flags: string): boolean {
  if (one.isNegated !== other.isNegated || (one.texts.length === 0) !== (other.texts.length === 0))
    return false;
  const [wide, narrow] = one.isNegated ? [other, one] : [one, other];
  return narrow.texts.every((text) => covers(wide.texts, text, flags));
}
