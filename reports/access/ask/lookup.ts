/** What a world holds, found by ARN. Made once a world. */
import type { Role, User } from "../world/principals";
import type { Grant, KeyAlias, Target } from "../world/target";
import type { World } from "../world/world";

export interface Lookup {
  readonly roles: ReadonlyMap<string, Role>;
  readonly users: ReadonlyMap<string, User>;
  readonly targets: ReadonlyMap<string, Target>;
  /** By the ARN of the key. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  /** By the ARN of the key. */
  readonly aliases: ReadonlyMap<string, readonly KeyAlias[]>;
}

const made = new WeakMap<World, Lookup>();

export function lookupOf(world: World): Lookup {
  const known = made.get(world);
  if (known !== undefined) return known;
  const lookup = {
    roles: byArn(world.roles),
    users: byArn(world.users),
    targets: byArn(world.targets),
    grants: byKey(world.grants),
    aliases: byKey(world.keyAliases),
  };
  made.set(world, lookup);
  return lookup;
}

function byArn<T extends { readonly arn: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((one) => [one.arn, one]));
}

function byKey<T extends { readonly keyArn: string }>(all: readonly T[]): Map<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(one.keyArn, [...(found.get(one.keyArn) ?? []), one]);
  return found;
}
