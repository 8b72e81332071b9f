/** Question: does anybody get at anything who isn't meant to? */
import { NO } from "../evaluate/formula";
import { BECOMING } from "../intended/becoming";
import type { Intended } from "../intended/entry";
import { Facts } from "../intended/facts";
import { INTENDED } from "../intended/list";
import type { Statement } from "../world/policy";
import type { World } from "../world/world";
import { type Access, Court } from "./access";

import { type Excess, Ledger } from "./check";
import { chainFinding, type Finding, findingsOf } from "./finding";
import { unguarded } from "./guards";
import { type Hop, hopsFrom } from "./hops";
import { accessesOf, insidersOf, namedIn } from "./insiders";
import { ownAdministrator, shutWays } from "./never";
import { openFindings } from "./openings";
import { outsidersAt } from "./outsiders";
import { Becomings, chainsFrom } from "./reach";
import { SENSITIVE } from "./sensitive";
import { Shelf } from "./shelf";
import type { Thing } from "./thing";
import { everythingIn } from "./things";

export interface Judgement {
  /** Access that is on no list; none: proven. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** What a reader of the result must know. */
  readonly said: readonly string[];
  /** All access that there is. */
  readonly granted: readonly Granted[];
  /** Names of entries of the list that somebody needs, in the list's order. */
  readonly intended: readonly string[];
}

/** An access, and what it is on the list by; none: it is a finding. */
export interface Granted {
  readonly access: Access;
  readonly entries: readonly Intended[];
}

export interface Counts {
  /** Roles and users of the system. */
  readonly principals: number;
  /** Resources, what lies in them, and one of each kind that nobody made. */
  readonly things: number;
  /** Requests that were decided, each by the whole of AWS's logic. */
  readonly decisions: number;
  /**
   * Sets of things that a principal's policies can't tell apart, for an action: each thing that a statement could mean is
   * one, and all that none does is one more, denied at once.
   */
  readonly classes: number;
  /** Principal, action and thing: how many are answered by that. */
  readonly combinations: number;
}

/**
 * Judges every principal against every sensitive action on everything in a world.
 * @param addresses of e-mail that the configuration names; absent: whom topics tell by mail isn't judged, and that is said
 */
export function judge(world: World, addresses?: readonly string[]): Judgement {
  const things = everythingIn(world);
  const court = new Court();
  const facts = new Facts(world);
  const ledger = new Ledger(facts, court, INTENDED);
  const becomings = new Becomings(facts);
  const inside = accessesInside(world, things, court);
  const outside = things.flatMap((thing) => outsidersAt(world, thing, court));
  const asked = court.decisions;
  const all = [...[...inside.values()].flat(), ...outside];
  const excesses = all.flatMap((access) => ledger.excesses(access));
  const findings = [
    ...findingsOf([
      ...excesses,
      ...byAdministrators(things, facts, court),
      ...unguarded(things, facts, court),
    ]),
    ...chainFindings(inside, facts, becomings),
    ...openFindings(world, addresses),
  ];
  const actions = [...SENSITIVE.values()].flat().length;
  return {
    findings,
    counts: {
      principals: inside.size,
      things: things.length,
      decisions: court.decisions,
      classes: asked + inside.size * actions,
      combinations: inside.size * things.reduce((sum, thing) => sum + thing.actions.length, 0) + asked,
    },
    said: [...world.said, ...saidOf(world), ...(addresses ? [] : mailsOf(world))],
    granted: all
      .filter(({ thing }) => !thing.opened)
      .map((access) => ({ access, entries: ledger.intended(access) })),
    intended: [
      ...INTENDED.filter(({ name }) => ledger.used.has(name)),
      ...BECOMING.filter(({ name }) => becomings.used.has(name)),
    ].map(({ name }) => name),
  };
}

function accessesInside(
  world: World,
  things: readonly Thing[],
  court: Court,
): ReadonlyMap<string, readonly Access[]> {
  const shelf = new Shelf(things);
  const named = namedIn(things);
  return new Map(
    insidersOf(world).map(
      (insider) => [insider.actor.name, accessesOf(insider, shelf, named, court)] as const,
    ),
  );
}

/** Some ways nobody at all is meant to go, not even who may do everything in the account. */
function byAdministrators(things: readonly Thing[], facts: Facts, court: Court): Excess[] {
  return things.flatMap((thing) => {
    const actor = ownAdministrator(thing);
    return thing.actions.flatMap((sensitive) =>
      shutWays(sensitive, thing, facts).flatMap((way) => {
        const formula = court.formula(actor, sensitive, thing, way.values);
        return formula === NO ? [] : [{ access: { actor, sensitive, thing, formula }, way }];
      }),
    );
  });
}

function chainFindings(
  inside: ReadonlyMap<string, readonly Access[]>,
  facts: Facts,
  becomings: Becomings,
): Finding[] {
  const hops = new Map<string, readonly Hop[]>(
    [...inside].map(([who, accesses]) => [
      who,
      hopsFrom(
        accesses.filter(({ thing }) => !thing.opened),
        facts,
      ),
    ]),
  );
  return [...inside.keys()].flatMap((who) =>
    becomings.unintended(who, chainsFrom(who, hops)).map(chainFinding),
  );
}

function saidOf(world: World): string[] {
  const own = world.accounts.map(({ id }) => id);
  const named = world.targets.flatMap(({ policy }) => (policy?.document.Statement ?? []).flatMap(accountsIn));
  const others = [...new Set(named)].filter((account) => !own.includes(account));
  return [
    ...own.map(
      (account) =>
        `${account}: its own administrators may do everything in it, and count as inside its boundary; what they may do elsewhere is judged`,
    ),
    ...others.map(
      (account) =>
        `${account} is none of the system's accounts, and policies name it; that its roles which are named by ARN read artifacts counts as the configuration's artifacts.readers`,
    ),
  ];
}

/** Whom topics tell by mail no stack can judge. */
function mailsOf({ records }: World): string[] {
  const mails = records.subscriptions.filter(({ protocol }) => protocol.startsWith("email"));
  if (mails.length === 0) return [];
  return [
    `topics tell ${[...new Set(mails.map(({ endpoint }) => endpoint))].join(", ")} by mail; whether the configuration names them wasn't looked up`,
  ];
}

function accountsIn({ Principal }: Statement): string[] {
  const listed = typeof Principal === "object" ? [Principal.AWS ?? []].flat() : [];
  return listed.flatMap((text) => /\d{12}/.exec(text)?.[0] ?? []);
}
