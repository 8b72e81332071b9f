/** What one synthesis allows that another doesn't. */
import { type Access, Court, requestOf } from "./adversaries/access";
import { accessesOf, insidersOf, namedIn } from "./adversaries/insiders";
import { openFindings } from "./adversaries/openings";
import { outsidersAt } from "./adversaries/outsiders";
import { Shelf } from "./adversaries/shelf";
import type { Thing } from "./adversaries/thing";
import { everythingIn } from "./adversaries/things";
import { decide } from "./evaluate/decide";
import { type Formula, inWords, NO, YES } from "./evaluate/formula";
import { type Side, thingKey, type Unchanged, unchangedIn } from "./unchanged";
import type { World } from "./world/world";

export interface Change {
  /** Who can do it. */
  readonly who: string;
  /** What it is worth: `become the role`. */
  readonly worth: string;
  readonly action: string;
  /** ARN. */
  readonly on: string;
  /** Account of what it is done to. */
  readonly account: string;
  /** `always`, or what must hold; before, where it is no longer allowed. */
  readonly condition: string;
  /** Only where the condition changed: what it was. */
  readonly formerly?: string;
}

export interface Comparison {
  readonly added: readonly Change[];
  readonly removed: readonly Change[];
  /** Allowed in both, under conditions that are weaker now, or that nobody can compare. */
  readonly loosened: readonly Change[];
  /** Allowed in both, under more conditions now. */
  readonly tightened: readonly Change[];
}

/**
 * Only what is sensitive is compared: what the adversaries are after.
 * @param unchangedOf what needn't be asked about
 */
export function compare(before: World, after: World, unchangedOf = unchangedIn): Comparison {
  const [former, present] = [sideOf(before), sideOf(after)];
  const unchanged = unchangedOf(former, present);
  const [old, now] = [comparedIn(former, unchanged), comparedIn(present, unchanged)];
  const added: Change[] = [];
  const loosened: Change[] = [];
  const tightened: Change[] = [];
  for (const access of now.accesses) {
    const formula = old.formula(access);
    const words = inWords(formula);
    if (formula === NO) added.push(changeOf(access));
    else if (words !== inWords(access.formula)) {
      const into = asksMore(formula, access.formula) ? tightened : loosened;
      into.push({ ...changeOf(access), formerly: words });
    }
  }
  const removed = old.accesses.filter((access) => now.formula(access) === NO);
  const [shut, open] = [opensOf(before), opensOf(after)];
  return {
    added: [...added, ...missingFrom(shut, open)],
    loosened,
    tightened,
    removed: [...removed.map(changeOf), ...missingFrom(open, shut)],
  };
}

function sideOf(world: World): Side {
  return { world, things: everythingIn(world) };
}

/** What is open without a policy. Whom the configuration names nobody knows here: every address counts. */
function opensOf(world: World): Change[] {
  return openFindings(world, []).flatMap(({ who, worth, actions, on, account, condition }) =>
    actions.flatMap((action) => on.map((arn) => ({ who, worth, action, on: arn, account, condition }))),
  );
}

function missingFrom(some: readonly Change[], others: readonly Change[]): Change[] {
  const nameOf = ({ who, worth, action, on }: Change) => [who, worth, action, on].join("\n");
  const names = new Set(some.map(nameOf));
  return others.filter((change) => !names.has(nameOf(change)));
}

interface Compared {
  /** Access of which something can have become. */
  readonly accesses: readonly Access[];
  /** Whether the same is allowed here, wherever the question comes from. */
  readonly formula: (access: Access) => Formula;
}

function comparedIn({ world, things }: Side, unchanged: Unchanged): Compared {
  const insiders = new Map(insidersOf(world).map(({ actor }) => [actor.name, actor]));
  const known = new Map(things.map((thing) => [thingKey(thing), thing]));
  return {
    accesses: accessesIn(world, things, unchanged),
    formula: ({ actor, sensitive, thing }) => {
      const isInsider = actor.kind === "role" || actor.kind === "user";
      const who = isInsider ? insiders.get(actor.name) : actor;
      // What no stack makes, somebody else could make on either side.
      const what = known.get(thingKey(thing)) ?? (thing.target ? undefined : thing);
      return who && what ? decide(requestOf(who, sensitive, what)) : NO;
    },
  };
}

/** All access, but that of unchanged insiders to unchanged things: in large systems nearly all. */
function accessesIn(world: World, things: readonly Thing[], unchanged: Unchanged): Access[] {
  const court = new Court();
  const all = stockOf(things);
  const changed = stockOf(things.filter((thing) => !unchanged.things.has(thingKey(thing))));
  const inside = insidersOf(world).flatMap((insider) => {
    const { shelf, named } = unchanged.insiders.has(insider.actor.name) ? changed : all;
    return accessesOf(insider, shelf, named, court);
  });
  // Who is an outsider follows from the whole world.
  const outside = things.flatMap((thing) => outsidersAt(world, thing, court));
  return [...inside.filter(({ thing }) => !thing.opened), ...outside];
}

function stockOf(things: readonly Thing[]) {
  return { shelf: new Shelf(things), named: namedIn(things) };
}

/** True where somebody may do more than before. */
export function isWider({ added, loosened }: Comparison): boolean {
  return added.length + loosened.length > 0;
}

function changeOf({ actor, sensitive, thing, formula }: Access): Change {
  return {
    who: actor.name,
    worth: sensitive.worth,
    action: sensitive.action,
    on: thing.arn,
    account: thing.resource.account,
    condition: inWords(formula),
  };
}

/** True where all that was asked for is asked for still, and something else beside it. */
function asksMore(from: Formula, to: Formula): boolean {
  if (from === YES) return true;
  const asked = new Set(partsOf(to));
  return partsOf(from).every((part) => asked.has(part));
}

function partsOf(formula: Formula): string[] {
  return formula.kind === "and" ? formula.parts.map(inWords) : [inWords(formula)];
}
