/** Who may do what after a plan: the policies in it, statement by statement. */

import { gathered } from "../../gathered";
import { code } from "../code";
import type { Finding } from "../finding";
import { type Change, isConfigured } from "../plan/change";
import { pathText } from "../plan/differences";
import { aboutWhat, goneTogether } from "../plan/gone";
import { Hidden, isPlaceholder, UNKNOWN } from "../plan/hidden";
import { isFields, isSame, isTree } from "../plan/values";
import { type Statement, statementOf } from "./statement";
import { type Beside, type StatementChange, statementChanges } from "./statement-change";

/** What policies say at one place of a resource; those of a set of blocks together, since a set has no order. */
interface Policy {
  readonly statements: readonly Statement[];
  /** What can't be read: an apply will tell it, or nobody is to see it. */
  readonly unread: readonly unknown[];
}

/** By where they stand. */
type Policies = ReadonlyMap<string, Policy>;

const NONE: Policy = { statements: [], unread: [] };

const EVERYTHING = statementOf({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });

/** What holds while there is no such resource. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
const WITHOUT: ReadonlyMap<string, Policies> = new Map([
  ["aws_vpc_endpoint_policy", new Map([["policy", { statements: [EVERYTHING], unread: [] }]])],
]);

/** Policies that let somebody do more, and those that let them do less. */
export function policyFindings(changes: readonly Change[]): Finding[] {
  const isGoneTogether = goneTogether(changes);
  const changed = changes
    .filter(({ action }) => !["keep", "read", "forget"].includes(action))
    .flatMap(byHolder);
  const besides = besideOf(changed);
  return changed.flatMap((change) =>
    ofChange(change, endsWithItself(change) || isGoneTogether(change), besides(change)),
  );
}

/** What gets another holder is taken from one, and given to another. */
function byHolder(change: Change): Change[] {
  const { stack, type, before, after } = change;
  const [from, to] = [aboutWhat(stack, type, before), aboutWhat(stack, type, after)];
  if (from === undefined || to === undefined || from === to) return [change];
  return [
    { ...change, action: "delete", after: undefined },
    { ...change, action: "create", before: undefined },
  ];
}

/** IAM's limits leave a role's inline policies room for far fewer statements: more are each looked at alone. */
const MOST_BESIDE = 400;

/** What all policies about the same thing say that change: a statement may go from one into another. */
function besideOf(changes: readonly Change[]): (change: Change) => Beside | undefined {
  const side = (name: "before" | "after") =>
    gathered(
      changes.flatMap((change) => {
        const thing = aboutWhat(change.stack, change.type, change[name]);
        const said = thing === undefined ? [] : [...policiesIn(change[name]).values()];
        return said.flatMap(({ statements }) =>
          statements.map((one): [string, Statement] => [thing ?? "", one]),
        );
      }),
    );
  const [before, after] = [side("before"), side("after")];
  return ({ stack, type, before: was, after: is }) => {
    const thing = aboutWhat(stack, type, is) ?? aboutWhat(stack, type, was);
    if (thing === undefined) return undefined;
    const [old, now] = [before.get(thing) ?? [], after.get(thing) ?? []];
    return old.length + now.length > MOST_BESIDE ? undefined : { before: old, after: now };
  };
}

/** A key's or a role's own policy forbids nothing of what isn't there any more; a policy's resource leaves the thing behind. */
function endsWithItself({ action, type }: Change): boolean {
  return action === "delete" && !type.includes("policy");
}

/** @param ends what the policies are about is destroyed: nobody may do more with it, or as it */
function ofChange(change: Change, ends: boolean, beside: Beside | undefined): Finding[] {
  const [before, after] = [change.before, change.after].map((values) =>
    isFields(values) ? policiesIn(values) : (WITHOUT.get(change.type) ?? new Map()),
  ) as [Policies, Policies];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const found = places.flatMap((place) => at(change, place, before, after, beside));
  const wider = ends ? [] : found.filter(({ widens }) => widens);
  const narrower = found.filter(({ widens, narrows }) => (ends ? narrows : !widens));
  const whom = holderOf(change);
  return [
    ...findingOf(change, "access-widened", `${whom}more is allowed`, wider),
    ...findingOf(change, "access-narrowed", `${whom}less is allowed`, narrower),
  ];
}

interface PlacedChange extends StatementChange {
  readonly place: string;
}

function at(
  change: Change,
  place: string,
  before: Policies,
  after: Policies,
  beside: Beside | undefined,
): PlacedChange[] {
  const [old, now] = [before.get(place) ?? NONE, after.get(place) ?? NONE];
  const attribute = place.split(/[.[]/)[0] ?? "";
  // What is unknown below an attribute that is there was given, in a `dynamic` block perhaps, which no configuration names.
  const isWhole = isFields(change.after) && change.after[attribute] === UNKNOWN;
  const isComputed = isWhole && !isConfigured(change, attribute);
  if (isComputed) return [];
  const isRead = isSame(old.unread, now.unread);
  // What can't be read may hold all that was there: only what comes can be told.
  const changes = isRead
    ? statementChanges(old.statements, now.statements, beside)
    : statementChanges([], now.statements, { before: old.statements, after: [] });
  const told = changes.filter(({ widens, narrows }) => widens || narrows).map((one) => ({ ...one, place }));
  if (isRead) return told;
  const why = now.unread.includes(UNKNOWN) ? "known after apply" : "not to be seen";
  const text = `the policy is ${why}: whether it allows more can't be told`;
  return [...told, { place, text, widens: true, narrows: true }];
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
const POLICY_ATTRIBUTE =
  /(?:^|_)(?:policy|policies|policy_document|policy_json|policy_template|policy_data)$/;

function policiesIn(value: unknown): Policies {
  const found = new Map<string, Policy>();
  for (const [place, policy] of placedIn(value, [])) {
    const { statements, unread } = found.get(place) ?? NONE;
    found.set(place, {
      statements: [...statements, ...policy.statements],
      unread: [...unread, ...policy.unread],
    });
  }
  return found;
}

function placedIn(value: unknown, path: readonly string[]): [string, Policy][] {
  const place = () => pathText(path);
  if (isPlaceholder(value) && POLICY_ATTRIBUTE.test(path.at(-1) ?? ""))
    return [[place(), { statements: [], unread: [value] }]];
  if (!isTree(value)) return [];
  if (isFields(value) && value.Statement !== undefined) {
    const all = [value.Statement].flat();
    const hidden = all.filter((one) => !isFields(one) || hasHidden(one));
    return [[place(), { statements: all.filter(isFields).map(statementOf), unread: hidden }]];
  }
  if (Array.isArray(value)) return value.flatMap((one) => placedIn(one, path));
  return Object.entries(value).flatMap(([name, below]) => placedIn(below, [...path, name]));
}

/** Words about it are the same whatever is hidden: only comparing tells. */
function hasHidden(value: unknown): boolean {
  return isTree(value) ? Object.values(value).some(hasHidden) : value instanceof Hidden;
}
