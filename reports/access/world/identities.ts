/** Roles and users, with everything that says what they may do. */
import { Fields } from "./fields";
import { type Policy, unseenPolicy } from "./policy";
import type { ForeignRole, Identity, Role, User } from "./principals";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";

interface Identities {
  readonly roles: readonly Role[];
  readonly users: readonly User[];
  readonly foreignRoles: readonly ForeignRole[];
}

/** A policy and the name of who holds it. */
interface Held {
  readonly kind: "role" | "user";
  readonly account: string;
  readonly holder: string;
  readonly policy: Policy;
}

/** @param policyOf the resource policy of an ARN: of a role, its trust */
export function identitiesOf(
  resources: readonly Resource[],
  policyOf: (arn: string) => Policy | undefined,
): Identities {
  const managed = managedPolicies(resources);
  const rolesFirst = [...resources].sort((a, b) => Number(isRole(b)) - Number(isRole(a)));
  const held = unique(rolesFirst.flatMap((resource) => heldPolicies(resource, managed)));
  const ofKind = (kind: Held["kind"]) =>
    resources
      .filter(({ type }) => type === `aws_iam_${kind}`)
      .map((resource) => ({ resource, identity: identityOf(resource, kind, held, managed) }));
  const roles = ofKind("role").map(({ resource, identity }) => roleOf(resource, identity, policyOf));
  const users = ofKind("user").map(({ identity }) => identity);
  const stranger = held.find(({ kind, ...one }) => kind === "user" && !isHolder(users, one));
  if (stranger) throw new Unreadable(`${stranger.policy.where}: no stack makes the user ${stranger.holder}`);
  const foreign = held.filter((one) => one.kind === "role" && !isHolder(roles, one));
  return { roles, users, foreignRoles: foreignRoles(foreign) };
}

function isRole({ type }: Resource): boolean {
  return type === "aws_iam_role";
}

function identityOf(
  resource: Resource,
  kind: Held["kind"],
  held: readonly Held[],
  managed: ReadonlyMap<string, Policy>,
): Identity {
  const { place, stack, address, tags, arn = "" } = resource;
  const fields = Fields.of(resource);
  const name = fields.text("name");
  const boundary = fields.optional("permissions_boundary");
  return {
    arn,
    name,
    path: fields.optional("path") ?? "/",
    place,
    stack,
    address,
    tags,
    policies: held
      .filter((one) => one.kind === kind && one.holder === name && one.account === place.account)
      .map(({ policy }) => policy),
    ...(boundary !== undefined && {
      boundary: managed.get(boundary) ?? unseenPolicy(boundary, `${fields.where}.permissions_boundary`),
    }),
  };
}

function roleOf(resource: Resource, identity: Identity, policyOf: (arn: string) => Policy | undefined): Role {
  const fields = Fields.of(resource);
  const trust = policyOf(identity.arn);
  if (!trust) throw new Unreadable(`${fields.where}: assume_role_policy is missing`);
  return { ...identity, trust, maxSessionDuration: fields.number("max_session_duration") ?? 3600 };
}

/** Customer managed policies by ARN. */
function managedPolicies(resources: readonly Resource[]): ReadonlyMap<string, Policy> {
  return new Map(
    resources
      .filter(({ type }) => type === "aws_iam_policy")
      .map((resource) => {
        const fields = Fields.of(resource);
        const { arn = "" } = resource;
        const policy: Policy = {
          name: fields.text("name"),
          arn,
          document: fields.policy("policy"),
          where: `${fields.where}.policy`,
        };
        return [arn, policy] as const;
      }),
  );
}

/** What one resource gives to a role or user: a policy of its own, an attachment, or what a role itself lists. */
function heldPolicies(resource: Resource, managed: ReadonlyMap<string, Policy>): Held[] {
  const { type, place } = resource;
  const fields = Fields.of(resource);
  const { account } = place;
  const attached = (arn: string) => managed.get(arn) ?? unseenPolicy(arn, fields.where);
  const inline = (from: Fields): Policy => ({
    name: from.text("name"),
    document: from.policy("policy"),
    where: `${from.where}.policy`,
  });
  const kind = type.startsWith("aws_iam_user") ? "user" : "role";
  switch (type) {
    case "aws_iam_role_policy":
    case "aws_iam_user_policy":
      return [{ kind, account, holder: fields.text(kind), policy: inline(fields) }];
    case "aws_iam_role_policy_attachment":
    case "aws_iam_user_policy_attachment":
      return [{ kind, account, holder: fields.text(kind), policy: attached(fields.text("policy_arn")) }];
    case "aws_iam_role": {
      const blocks = fields.blocks("inline_policy").filter((block) => block.has("policy"));
      const policies = [...blocks.map(inline), ...fields.texts("managed_policy_arns").map(attached)];
      return policies.map((policy) => ({ kind, account, holder: fields.text("name"), policy }));
    }
    default:
      return [];
  }
}

/**
 * A state lists under the role what resources of their own have given it, too: as it was when the role was last looked
 * at, so the resource's own text counts.
 */
function unique(held: readonly Held[]): Held[] {
  const keyOf = ({ kind, account, holder, policy }: Held) =>
    JSON.stringify([kind, account, holder, policy.arn ?? policy.name]);
  return [...new Map(held.map((one) => [keyOf(one), one])).values()];
}

function isHolder(all: readonly Identity[], { holder, account }: Omit<Held, "kind">): boolean {
  return all.some(({ name, place }) => name === holder && place.account === account);
}

function foreignRoles(held: readonly Held[]): ForeignRole[] {
  const names = new Map(
    held.map(({ account, holder }) => [`${account} ${holder}`, { account, name: holder }]),
  );
  return [...names.values()].map(({ account, name }) => ({
    account,
    name,
    policies: held
      .filter((one) => one.account === account && one.holder === name)
      .map(({ policy }) => policy),
  }));
}
