/** Who asks, with the condition keys that come with them: an AWS service's source, a token's claims. */
import type { Anonymous, Service, WebIdentity } from "../evaluate/caller";
import type { Value } from "../evaluate/context";
import { policyOf } from "../evaluate/policy";
import type { Principal, RoleSession } from "../evaluate/principal";
import type { World } from "../world/world";
import { NotInWorld } from "./not-in-world";

export interface Asker {
  readonly principal: Principal;
  /** Condition keys that follow from who it is, beside those that the evaluator fills in. */
  readonly values: Readonly<Record<string, Value>>;
}

/** For whom a service acts. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export interface Source {
  /** `aws:SourceAccount` */
  readonly account: string;
  /** `aws:SourceArn`; left out: the service doesn't say. */
  readonly arn?: string;
}

/** A service in its own name, at work for an account and a resource of it. */
export function serviceFor(name: string, { account, arn }: Source): Asker & { readonly principal: Service } {
  return {
    principal: { type: "service", name },
    values: { "aws:SourceAccount": account, "aws:SourceArn": arn },
  };
}

/**
 * A holder of a token.
 * @param provider ARN of an identity provider of the world
 * @param claims `sub`, `aud`, … by name; one that is left out the token doesn't have
 */
export function webIdentityOf(
  world: World,
  provider: string,
  claims: Readonly<Record<string, string>>,
): Asker & { readonly principal: WebIdentity } {
  const known = world.identityProviders.find(({ arn }) => arn === provider);
  if (!known) throw notHere(world, "identity provider", provider);
  const keys = Object.entries(claims).map(([claim, value]) => [`${known.url}:${claim}`, value]);
  return { principal: { type: "web-identity", provider }, values: Object.fromEntries(keys) };
}

/** Who doesn't sign. */
export const ANONYMOUS: Asker & { readonly principal: Anonymous } = {
  principal: { type: "anonymous" },
  values: {},
};

/** An account that has nothing to do with the system. */
export const FOREIGN_ACCOUNT = "999999999999";

/** The most that identity policies can allow. */
export const EVERYTHING = policyOf({
  name: "administrator",
  kind: "identity",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
});

/**
 * A role of an account that may do all that its account can allow.
 * @param role its ARN; an administrator gives roles whatever name, path and tags. Default: one that nobody names
 * @param partition of the account
 */
export function administratorOf(
  account: string,
  role?: string,
  partition = "aws",
): Asker & { readonly principal: RoleSession } {
  const arn = role ?? `arn:${partition}:iam::${account}:role/administrator`;
  return { principal: { type: "role-session", account, role: arn, policies: [EVERYTHING] }, values: {} };
}

function notHere({ accounts }: World, what: string, arn: string): NotInWorld {
  return new NotInWorld(
    what,
    arn,
    accounts.map(({ id }) => id),
  );
}
