/** Short ways to write requests down. */

import { circumstancesOf } from "../../../reports/access/evaluate/circumstances";
import type { Value } from "../../../reports/access/evaluate/context";
import type { Grant } from "../../../reports/access/evaluate/grant";
import { type Policy, policyOf } from "../../../reports/access/evaluate/policy";
import type { FederatedUser, RoleSession, User } from "../../../reports/access/evaluate/principal";
import type { Request, Resource } from "../../../reports/access/evaluate/request";
import type { PolicyKind } from "../../../reports/access/evaluate/statement";

export const HOME = "111122223333";
export const AWAY = "444455556666";

type Texts = string | readonly string[];
export type Json = Readonly<Record<string, unknown>>;

/** A statement of an identity policy; `more` for Condition, Principal and the like. */
export function allow(Action: Texts, Resource: Texts = "*", more: Json = {}): Json {
  return { Effect: "Allow", Action, Resource, ...more };
}

export function deny(Action: Texts, Resource: Texts = "*", more: Json = {}): Json {
  return { Effect: "Deny", Action, Resource, ...more };
}

/** A statement of a trust policy. */
export function trusts(Principal: unknown, more: Json = {}): Json {
  return { Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more };
}

export function policy(kind: PolicyKind, statements: readonly Json[], Version = "2012-10-17"): Policy {
  return policyOf({ name: `${kind} policy`, kind, document: { Version, Statement: statements } });
}

interface Limits {
  readonly boundary?: readonly Json[];
  readonly session?: readonly Json[];
  readonly controls?: readonly Json[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly account?: string;
}

function identity(
  statements: readonly Json[],
  { boundary, session, controls, tags, account = HOME }: Limits,
) {
  return {
    account,
    policies: [policy("identity", statements)],
    ...(boundary && { boundary: policy("identity", boundary) }),
    ...(session && { session: [policy("identity", session)] }),
    ...(controls && { controls: [[policy("identity", controls)]] }),
    ...(tags && { tags }),
  };
}

export function user(name: string, statements: readonly Json[] = [], limits: Limits = {}): User {
  const own = identity(statements, limits);
  return { type: "user", arn: `arn:aws:iam::${own.account}:user/${name}`, ...own };
}

/** A session of a role; `name` may hold the role's path. */
export function role(name: string, statements: readonly Json[] = [], limits: Limits = {}): RoleSession {
  const own = identity(statements, limits);
  return {
    type: "role-session",
    role: `arn:aws:iam::${own.account}:role/${name}`,
    sessionName: "session",
    ...own,
  };
}

export function federated(
  name: string,
  statements: readonly Json[] = [],
  limits: Limits = {},
): FederatedUser {
  const own = identity(statements, limits);
  return {
    type: "federated-user",
    arn: `arn:aws:sts::${own.account}:federated-user/${name}`,
    user: `arn:aws:iam::${own.account}:user/${name}`,
    ...own,
  };
}

/** A bucket, its objects, a topic: whatever has a resource policy, or none. */
export function thing(arn: string, statements?: readonly Json[], account = HOME): Resource {
  return { arn, account, policies: statements ? [policy("resource", statements)] : [] };
}

export function key(statements: readonly Json[], account = HOME, grants: readonly Grant[] = []): Resource {
  const arn = `arn:aws:kms:us-west-2:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  return { ...thing(arn, statements, account), grants };
}

/** A role that is to be assumed. */
export function assumable(statements: readonly Json[], account = HOME): Resource {
  return { arn: `arn:aws:iam::${account}:role/target`, account, policies: [policy("trust", statements)] };
}

interface Around {
  readonly keys?: Readonly<Record<string, Value>>;
  readonly others?: "absent" | "unknown";
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

export function request(
  principal: Request["principal"],
  action: string,
  resource: Resource,
  { keys, others, encryptionContext }: Around = {},
): Request {
  const circumstances = circumstancesOf({ values: keys, others, encryptionContext });
  return { principal, action, resource, circumstances };
}

/** A request that is allowed exactly if the condition holds. */
export function under(Condition: Json, keys: Readonly<Record<string, Value>>, others?: "unknown"): Request {
  const caller = user("anna", [allow("*", "*", { Condition })], { tags: tagsOf(keys) });
  return request(caller, "s3:GetObject", thing("arn:aws:s3:::bucket/object"), { keys, others });
}

/** A request that is allowed unless a denial under the condition holds. */
export function unless(Condition: Json, keys: Readonly<Record<string, Value>>): Request {
  const caller = user("anna", [allow("*"), deny("*", "*", { Condition })]);
  return request(caller, "s3:GetObject", thing("arn:aws:s3:::bucket/object"), { keys });
}

/** A user without tags, unless the keys bring them. */
function tagsOf(keys: Readonly<Record<string, Value>>): Readonly<Record<string, string>> | undefined {
  return Object.keys(keys).some((name) => name.startsWith("aws:PrincipalTag/")) ? undefined : {};
}
