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
  const byHolder = new Map<string, Policy[]>();
  for (const one of held) {
    const same = byHolder.get(holderOf(one));
    if (same === undefined) byHolder.set(holderOf(one), [one.policy]);
    else same.push(one.policy);
  }
  const ofKind = (kind: Held["kind"]) =>
    resources
      .filter(({ type }) => type === `aws_iam_${kind}`)
      .map((resource) => ({ resource, identity: identityOf(resource, kind, byHolder, managed) }));
  const roles = ofKind("role").map(({ resource, identity }) => roleOf(resource, identity, policyOf));
  const users = ofKind("user").map(({ identity }) => identity);
  const made = new Set([
    ...roles.map((role) => nameOf("role", role)),
    ...users.map((user) => nameOf("user", user)),
  ]);
  const strangers = held.filter((one) => !made.has(holderOf(one)));
  const stranger = strangers.find(({ kind }) => kind === "user");
  if (stranger) throw new Unreadable(`${stranger.policy.where}: no stack makes the user ${stranger.holder}`);
  return { roles, users, foreignRoles: foreignRoles(strangers) };
}

function isRole({ type }: Resource): boolean {
  return type === "aws_iam_role";
}

function identityOf(
  resource: Resource,
  kind: Held["kind"],
  byHolder: ReadonlyMap<string, readonly Policy[]>,
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
    policies: byHolder.get(holderOf({ kind, account: place.account, holder: name })) ?? [],
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

function nameOf(kind: Held["kind"], { name, place }: Identity): string {
  return holderOf({ kind, account: place.account, holder: name });
}

function holderOf({ kind, account, holder }: Omit<Held, "policy">): string {
  return `${kind} ${account} ${holder}`;
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
