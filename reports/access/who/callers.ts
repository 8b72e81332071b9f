/** Whoever might ask: the roles and users of a world, each account's administrators, whom policies name, services, tokens, everybody. */
import type { Actor } from "../adversaries/actor";
import { allowsOf } from "../adversaries/made";
import { type Gate, granteeOf, outsidersIn } from "../adversaries/whom";
import { ANONYMOUS, type Asker, administratorOf, FOREIGN_ACCOUNT } from "../ask/asker";
import { lookupOf } from "../ask/lookup";
import { ownerOf } from "../ask/owner";
import { controlsOf, principalOf } from "../ask/principal";
import { resourceOf } from "../ask/resource";
import type { Target } from "../world/target";
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
    ...strangers(world, arn),
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

/** AWS services in their own name, as far as policies and grants that speak of the resource name them. */
function services(world: World, arn: string): Caller[] {
  const owner = ownerOf(world, arn);
  const listed = allowsOf(world, owner).flatMap(({ Principal = {} }) =>
    typeof Principal === "string" ? [] : [Principal.Service ?? []].flat(),
  );
  const granted = granteesOf(world, owner).filter((grantee) => grantee.endsWith(".amazonaws.com"));
  return [...new Set([...listed, ...granted])].sort().map((name) => ({
    name,
    account: owner.place.account,
    asker: { principal: { type: "service", name }, values: {} },
  }));
}

/** Whom policies, conditions and grants that speak of the resource name, and no stack makes; each by the text that means it. */
function strangers(world: World, arn: string): Caller[] {
  const owner = ownerOf(world, arn);
  const gate: Gate = {
    kind: owner.type,
    allows: allowsOf(world, owner),
    resource: resourceOf(world, arn),
  };
  const found = [
    ...gate.allows.flatMap((statement) => outsidersIn(world, statement, gate)),
    ...granteesOf(world, owner).flatMap((grantee) => granteeOf(world, grantee, gate)),
  ];
  const callers = found.filter((actor) => isNew(world, actor)).map(callerOf);
  return [...new Map(callers.map((caller) => [caller.name, caller])).values()];
}

/** False of who is asked anyway: roles and users that stacks make, services, accounts of the system, tokens of their providers. */
function isNew(world: World, { kind, arn = "", account = "", name }: Actor): boolean {
  const { roles, users } = lookupOf(world);
  if (kind === "token") return name.startsWith("whoever ");
  const isNamed = kind === "outsider" || (kind === "administrator" && !roles.has(arn) && !users.has(arn));
  const known = [...world.accounts.map(({ id }) => id), FOREIGN_ACCOUNT];
  return isNamed && !(arn.endsWith(":role/administrator") && known.includes(account));
}

function callerOf({ kind, name, arn, account, principal, values }: Actor): Caller {
  const text = kind === "administrator" ? (arn ?? name) : (name.split(", whom no stack makes")[0] ?? name);
  return { name: text, ...(account !== undefined && { account }), asker: { principal, values } };
}

function granteesOf({ grants }: World, { arn }: Target): string[] {
  return grants.filter(({ keyArn }) => keyArn === arn).map(({ granteeArn }) => granteeArn);
}
