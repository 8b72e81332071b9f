/** Roles and users of a world, and all that they may do. */

import { compiledOf } from "../ask/compiled";
import { principalOf } from "../ask/principal";
import type { Policy, Principal } from "../world/policy";
import type { ForeignRole } from "../world/principals";
import type { World } from "../world/world";
import type { Access, Court } from "./access";
import type { Actor } from "./actor";
import { openedOf } from "./bait";
import { type Pair, pairsOf } from "./candidates";
import { sensitiveIn } from "./meant";
import type { Shelf } from "./shelf";
import type { Thing } from "./thing";

/** An actor with the policies that it may do things by. */
export interface Insider {
  readonly actor: Actor;
  readonly policies: readonly Policy[];
}

/** Everybody whom a stack makes, or gives a policy to. */
export function insidersOf(world: World): Insider[] {
  const own = (kind: "role" | "user", { arn, place, policies }: World["users"][number]): Insider => ({
    actor: {
      kind,
      name: arn,
      arn,
      account: place.account,
      principal: principalOf(world, arn),
      values: {},
      documents: policies.map(({ document }) => document),
    },
    policies,
  });
  return [
    ...world.roles.map((role) => own("role", role)),
    ...world.users.map((user) => own("user", user)),
    ...world.foreignRoles.map((role) => foreign(world, role)),
  ];
}

/** Somebody else's role: of its path and tags nothing is known. */
function foreign(world: World, role: ForeignRole): Insider {
  const { account, policies } = role;
  const arn = foreignArn(world, role);
  const compiled = policies.map((policy) => compiledOf(policy, "identity", account));
  return {
    actor: {
      kind: "role",
      name: arn,
      arn,
      account,
      principal: { type: "role-session", account, role: arn, policies: compiled },
      values: {},
      documents: policies.map(({ document }) => document),
    },
    policies,
  };
}

/** Its ARN, as if it had no path. */
export function foreignArn({ accounts }: World, { account, name }: ForeignRole): string {
  const partition = accounts.find(({ id }) => id === account)?.partition ?? "aws";
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** What somebody may do, by its own policies or by those of things. */
export function accessesOf(
  { actor, policies }: Insider,
  shelf: Shelf<Thing>,
  named: Named,
  court: Court,
): Access[] {
  const own = pairsOf(policies, shelf).filter(({ thing }) => isReachable(actor, thing));
  const seen = new Set(own.map(keyOf));
  const given = [...(named.byArn.get(actor.arn ?? "") ?? []), ...named.everybody].filter(
    (pair) => !seen.has(keyOf(pair)),
  );
  // Access across accounts is said on both sides, and neither leans on the other.
  const far = own
    .filter(({ thing }) => thing.target !== undefined && thing.resource.account !== actor.account)
    .map(({ sensitive, thing }) => ({ sensitive, thing: openedOf(thing) }));
  return [...own, ...far, ...given].flatMap(
    ({ sensitive, thing }) => court.access(actor, sensitive, thing) ?? [],
  );
}

const numbers = new WeakMap<object, number>();
let last = 0;

function keyOf({ sensitive, thing }: Pair): string {
  return `${numberOf(sensitive)} ${numberOf(thing)}`;
}

function numberOf(one: object): number {
  const known = numbers.get(one);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(one, last);
  return last;
}

/** Another account's things say themselves who may; what takes no resource is the caller's own. */
function isReachable({ account }: Actor, { resource }: Thing): boolean {
  return resource.account === account || resource.policies.length + (resource.grants?.length ?? 0) > 0;
}

/** Pairs that policies of things could give to somebody who has no policy for it. */
export interface Named {
  /** By the ARN that a thing's policy or a grant names. */
  readonly byArn: ReadonlyMap<string, readonly Pair[]>;
  /** Of things whose policy names everybody. */
  readonly everybody: readonly Pair[];
}

export function namedIn(things: readonly Thing[]): Named {
  const byArn = new Map<string, Pair[]>();
  const everybody: Pair[] = [];
  const note = (arn: string, pairs: readonly Pair[]) => byArn.set(arn, [...(byArn.get(arn) ?? []), ...pairs]);
  for (const thing of things) {
    for (const { grantee } of thing.resource.grants ?? [])
      note(
        grantee,
        thing.actions.map((sensitive) => ({ sensitive, thing })),
      );
    for (const statement of thing.allows) {
      const pairs = sensitiveIn(statement)
        .filter(({ kind }) => kind === thing.kind)
        .map(({ sensitive }) => ({ sensitive, thing }));
      const arns = arnsIn(statement.Principal);
      if (arns === "everybody" || statement.NotPrincipal !== undefined) everybody.push(...pairs);
      else for (const arn of arns) note(arn, pairs);
    }
  }
  return { byArn, everybody };
}

function arnsIn(principal: Principal | undefined): "everybody" | readonly string[] {
  if (principal === undefined) return [];
  const listed = principal === "*" ? ["*"] : [principal.AWS ?? []].flat();
  // Which role a session's ARN means it doesn't say: it has no path.
  if (listed.some((arn) => arn === "*" || arn.includes(":sts:"))) return "everybody";
  return listed.filter((arn) => !/^\d{12}$|:root$/.test(arn));
}
