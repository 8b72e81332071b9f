/** Whoever might ask: the roles and users of a world, each account's administrators, services, tokens, everybody. */
import { ANONYMOUS, type Asker, administratorOf, FOREIGN_ACCOUNT } from "../ask/asker";
import { ownerOf } from "../ask/owner";
import { controlsOf, principalOf } from "../ask/principal";
import type { Statement } from "../world/policy";
import type { World } from "../world/world";

export interface Caller {
  /** As a person names it: an ARN, `administrator of 111111111111`, `codebuild.amazonaws.com`. */
  readonly name: string;
  /** Twelve digits; absent where it belongs to none. */
  readonly account?: string;
  readonly asker: Asker;
}

/** Everybody of whom a resource's policy, or a policy of their own, may speak. */
export function callersOf(world: World, arn: string): Caller[] {
  return [
    ...identities(world),
    ...world.accounts.map(({ id, partition }) => controlled(world, administrator(id, partition), id)),
    administrator(FOREIGN_ACCOUNT, "aws", "an administrator of any other account"),
    ...services(world, arn),
    ...world.identityProviders.map((provider) => ({
      name: `a token of ${provider.url}`,
      account: provider.place.account,
      asker: { principal: { type: "web-identity" as const, provider: provider.arn }, values: {} },
    })),
    { name: "anybody, unsigned", asker: ANONYMOUS },
  ];
}

function identities(world: World): Caller[] {
  return [...world.roles, ...world.users].map(({ arn, place }) => ({
    name: arn,
    account: place.account,
    asker: { principal: principalOf(world, arn), values: {} },
  }));
}

function administrator(account: string, partition: string, name = `an administrator of ${account}`): Caller {
  return { name, account, asker: administratorOf(account, undefined, partition) };
}

/** An administrator, too, may do no more than the organization leaves. */
function controlled(world: World, { asker, ...caller }: Caller, account: string): Caller {
  const principal = { ...asker.principal, ...controlsOf(world, account) };
  return { ...caller, asker: { ...asker, principal } };
}

/** AWS services in their own name, as far as the policies that speak of the resource name them. */
function services(world: World, arn: string): Caller[] {
  const { policy, place } = ownerOf(world, arn);
  const policies = [...(policy ? [policy] : []), ...world.logResourcePolicies];
  const named = policies.flatMap(({ document }) => document.Statement.flatMap(servicesIn));
  return [...new Set(named)].sort().map((name) => ({
    name,
    account: place.account,
    asker: { principal: { type: "service", name }, values: {} },
  }));
}

function servicesIn({ Effect, Principal = {} }: Statement): string[] {
  if (Effect === "Deny" || typeof Principal === "string") return [];
  return [Principal.Service ?? []].flat();
}
