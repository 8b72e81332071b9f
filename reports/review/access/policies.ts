/** Who may do what after a plan: the policies in it, statement by statement. */

import { code } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { pathText } from "../plan/differences";
import { UNKNOWN } from "../plan/hidden";
import { isFields, isTree } from "../plan/values";
import { type Statement, statementOf } from "./statement";
import { type StatementChange, statementChanges } from "./statement-change";

/** What policies say, by where they stand in the resource. */
type Policies = ReadonlyMap<string, readonly Statement[] | "unknown">;

/** Policies that let somebody do more, and those that let them do less. */
export function policyFindings(changes: readonly Change[]): Finding[] {
  return changes.filter(({ action }) => action !== "keep" && action !== "read").flatMap(ofChange);
}

function ofChange(change: Change): Finding[] {
  const [before, after] = [policiesIn(change.before), policiesIn(change.after)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const found = places.flatMap((place) => at(change, place, before, after));
  const [wider, narrower] = [found.filter(({ widens }) => widens), found.filter(({ widens }) => !widens)];
  const whom = holderOf(change);
  return [
    ...findingOf(change, "access-widened", `${whom}more is allowed`, wider),
    ...findingOf(change, "access-narrowed", `${whom}less is allowed`, narrower),
  ];
}

interface PlacedChange extends StatementChange {
  readonly place: string;
}

function at(change: Change, place: string, before: Policies, after: Policies): PlacedChange[] {
  const [old, now] = [before.get(place) ?? [], after.get(place) ?? []];
  if (old === "unknown" || now === "unknown") {
    const text = `the policy is known after apply: whether it allows more can't be told`;
    return now === "unknown" && !isConfigured(change, place)
      ? []
      : [{ place, text, widens: true, narrows: true }];
  }
  return statementChanges(old, now)
    .filter(({ widens, narrows }) => widens || narrows)
    .map((one) => ({ ...one, place }));
}

function findingOf(
  { stack, address }: Change,
  kind: "access-widened" | "access-narrowed",
  text: string,
  changes: readonly PlacedChange[],
): Finding[] {
  if (changes.length === 0) return [];
  return [{ kind, stack, address, text, details: changes.map((one) => `${code(one.place)}: ${one.text}`) }];
}

/** The role, user or group that an identity policy is about. */
function holderOf({ before, after }: Change): string {
  const values = isFields(after) ? after : isFields(before) ? before : {};
  const holder = (["role", "user", "group"] as const).find((name) => typeof values[name] === "string");
  return holder === undefined ? "" : `${holder} ${code(String(values[holder]))}: `;
}

/** Attributes in which providers keep policies. */
const POLICY_ATTRIBUTE = /(?:^|_)(?:policy|policy_document|policy_json|iam_policy)$/;

/** What the provider computes says again what other resources configure. */
function isConfigured({ configured }: Change, place: string): boolean {
  return configured === undefined || configured.includes(place.split(/[.[]/)[0] ?? "");
}

function policiesIn(value: unknown, path: readonly string[] = []): Policies {
  if (value === UNKNOWN && POLICY_ATTRIBUTE.test(path.at(-1) ?? ""))
    return new Map([[pathText(path), "unknown"]]);
  if (!isTree(value)) return new Map();
  if (isFields(value) && isTree(value.Statement)) {
    const statements = [value.Statement].flat().filter(isFields);
    return new Map([[pathText(path), statements.map(statementOf)]]);
  }
  return new Map(Object.entries(value).flatMap(([name, below]) => [...policiesIn(below, [...path, name])]));
}
