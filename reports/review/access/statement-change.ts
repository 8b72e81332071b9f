/** What becomes of a policy's statements. */

import { code, codes } from "../code";
import { isSame } from "../plan/values";
import { conditionSteps, type Step } from "./condition-step";
import { isCovered } from "./coverage";
import { covers } from "./patterns";
import type { Element, Statement } from "./statement";
import { nameOf, statementWords } from "./words";

export interface StatementChange {
  /** Markdown. */
  readonly text: string;
  /** Somebody may do more; what can't be told counts as more. */
  readonly widens: boolean;
  /** Somebody may do less. */
  readonly narrows: boolean;
}

/** What other policies of the same holder say. */
export interface Beside {
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
}

/** Statement by statement: those that are called the same, then those of the same effect in their order. */
export function statementChanges(
  before: readonly Statement[],
  after: readonly Statement[],
  { before: alsoBefore, after: alsoAfter }: Beside = { before: [], after: [] },
): StatementChange[] {
  const [old, now] = [new Set(before.map(meaningOf)), new Set(after.map(meaningOf))];
  const gone = before.filter((one) => !now.has(meaningOf(one)));
  const come = after.filter((one) => !old.has(meaningOf(one)));
  const changes: StatementChange[] = [];
  const tell = (change: StatementChange, was?: Statement, is?: Statement) => {
    // What other statements allow or forbid anyway isn't lost, nor new.
    const more = is !== undefined && !isCovered(is, [...before, ...alsoBefore]);
    const less = was !== undefined && !isCovered(was, [...after, ...alsoAfter]);
    const isDeny = (is ?? was)?.isDeny === true;
    const [widens, narrows] = isDeny ? [less, more] : [more, less];
    changes.push({ ...change, widens: change.widens && widens, narrows: change.narrows && narrows });
  };
  for (const one of gone) {
    const partner = come.find((other) => arePartners(one, other));
    if (partner) come.splice(come.indexOf(partner), 1);
    tell(partner ? changed(one, partner) : removed(one), one, partner);
  }
  for (const one of come) tell(added(one), undefined, one);
  return changes;
}

/** All of it but its name. */
function meaningOf({ sid: _, conditions, ...rest }: Statement): string {
  return JSON.stringify([rest, [...conditions].sort()]);
}

function arePartners(one: Statement, other: Statement): boolean {
  if (one.isDeny !== other.isDeny) return false;
  if (one.sid !== undefined || other.sid !== undefined) return one.sid === other.sid;
  return one.action.texts.some((action) => other.action.texts.includes(action));
}

function added(statement: Statement): StatementChange {
  const { isDeny } = statement;
  return { text: `added: ${statementWords(statement)}`, widens: !isDeny, narrows: isDeny };
}

function removed(statement: Statement): StatementChange {
  const { isDeny } = statement;
  return { text: `removed: ${statementWords(statement)}`, widens: isDeny, narrows: !isDeny };
}

function changed(old: Statement, now: Statement): StatementChange {
  const steps = [
    ...elementSteps("principal", old.principal, now.principal),
    ...elementSteps("action", old.action, now.action),
    ...elementSteps("resource", old.resource, now.resource),
    ...conditionSteps(old.conditions, now.conditions),
  ];
  const [more, less] = [steps.some((step) => step.more), steps.some((step) => step.less)];
  return {
    text: `${nameOf(now)} changed (${steps.map(({ text }) => text).join("; ")}), now: ${statementWords(now)}`,
    widens: now.isDeny ? less : more,
    narrows: now.isDeny ? more : less,
  };
}

function elementSteps(name: string, old: Element, now: Element): Step[] {
  if (old.isNegated !== now.isNegated) {
    return [
      {
        text: `${name} became ${now.isNegated ? "all but" : "only"} ${codes(now.texts)}`,
        more: true,
        less: true,
      },
    ];
  }
  // Names of actions are the same in any case.
  const flags = name === "action" ? "is" : "s";
  const come = now.texts.filter((text) => !covers(old.texts, text, flags));
  const gone = old.texts.filter((text) => !covers(now.texts, text, flags));
  // What is left out of `NotAction` may be done.
  return [
    ...come.map((text) => ({
      text: `${name} ${code(text)} added`,
      more: !now.isNegated,
      less: now.isNegated,
    })),
    ...gone.map((text) => ({
      text: `${name} ${code(text)} removed`,
      more: now.isNegated,
      less: !now.isNegated,
    })),
    ...sameReach(name, old, now, come.length + gone.length),
  ];
}

/** Texts that differ and mean the same: `s3:*` beside `s3:GetObject`. */
function sameReach(name: string, old: Element, now: Element, others: number): Step[] {
  if (others > 0 || isSame(old.texts, now.texts)) return [];
  return [{ text: `${name} is written otherwise`, more: false, less: false }];
}
