/** Who and what is the same in two worlds: between the two of them nothing can have become of any access. */
import { isDeepStrictEqual } from "node:util";
import { gathered } from "../gathered";
import { foreignArn } from "./adversaries/insiders";
import type { Thing } from "./adversaries/thing";
import type { World } from "./world/world";

export interface Unchanged {
  /** By name. */
  readonly insiders: ReadonlySet<string>;
  /** By `thingKey`. */
  readonly things: ReadonlySet<string>;
}

/** Nothing: all is asked about. */
export const NOTHING_UNCHANGED: Unchanged = { insiders: new Set(), things: new Set() };

/** A world, and everything in it. */
export interface Side {
  readonly world: World;
  readonly things: readonly Thing[];
}

export function unchangedIn(before: Side, after: Side): Unchanged {
  if (!isDeepStrictEqual(speakingOfAll(before.world), speakingOfAll(after.world))) return NOTHING_UNCHANGED;
  return {
    insiders: sameIn(peopleIn(before.world), peopleIn(after.world)),
    things: sameIn(partsOf(before.things), partsOf(after.things)),
  };
}

/** Told apart by it within a world; in another one, the same. */
export function thingKey({ kind, arn, place, resource }: Thing): string {
  return [kind, arn, resource.account, place.region].join(" ");
}

/** What has a say in decisions about anybody and anything. */
function speakingOfAll({ accounts, controls, logResourcePolicies }: World) {
  return {
    accounts: accounts.map(({ id, partition }) => ({ id, partition })),
    controls,
    logResourcePolicies,
  };
}

type ByName = ReadonlyMap<string, readonly unknown[]>;

/** All that is known of roles and users. */
function peopleIn(world: World): ByName {
  const { roles, users, foreignRoles } = world;
  return gathered<unknown>([
    ...[...roles, ...users].map((one) => [one.arn, one] as const),
    ...foreignRoles.map((one) => [foreignArn(world, one), one] as const),
  ]);
}

/** All that a decision about a thing follows from. What is compiled of it is the same where this is. */
function partsOf(things: readonly Thing[]): ByName {
  return gathered(
    things.map((thing) => {
      const { target, values, allows, bait, resource } = thing;
      return [thingKey(thing), { target, values, allows, bait, grants: resource.grants }] as const;
    }),
  );
}

function sameIn(before: ByName, after: ByName): ReadonlySet<string> {
  return new Set([...after].flatMap(([name, all]) => (isDeepStrictEqual(all, before.get(name)) ? name : [])));
}
