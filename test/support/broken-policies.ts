/** The default example with one statement of one policy otherwise. */
import type { Policy, Statement } from "../../reports/access/world/policy";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { synthesizeExample } from "./examples";
import { withResourcePolicy, withRolePolicy, withStatement } from "./policy-mutants";

/** As it is. */
export const DEFAULT = readSynthesis(synthesizeExample("default"));

/** A role that releases, and where it fetches what it releases. */
export const DEPLOY = "acme-storefront-production-deploy";
export const BUCKET = ":acme-artifacts-111111111111-us-east-1";
export const KEY = "shared.artifacts.encryption.key";
export const bucketArn = `arn:aws:s3::${BUCKET}`;

/** What becomes of a statement. */
export type Change = (statement: Statement) => readonly Statement[];

/** The default world, in which one statement of a role is otherwise. */
export function ofRole(name: string, sid: string, change: Change): World {
  const role = DEFAULT.roles.find((one) => one.name === name);
  const policy = role?.policies.find(({ document }) => document.Statement.some(({ Sid }) => Sid === sid));
  if (!role || !policy) throw new Error(`no ${sid} of ${name}`);
  return withRolePolicy(DEFAULT, role.arn, policy, changed(policy, sid, change));
}

/** The same of a resource's policy, by the end of its ARN. */
export function ofResource(end: string, sid: string, change: Change): World {
  const target = DEFAULT.targets.find(({ arn, policy }) => arn.endsWith(end) && policy !== undefined);
  if (!target?.policy) throw new Error(`no policy of ${end}`);
  return withResourcePolicy(DEFAULT, target.arn, changed(target.policy, sid, change));
}

export function changed(policy: Policy, sid: string, change: Change): Policy {
  const index = policy.document.Statement.findIndex(({ Sid }) => Sid === sid);
  const statement = policy.document.Statement[index];
  if (!statement) throw new Error(`no statement ${sid}`);
  return withStatement(policy, index, change(statement));
}

export const gone: Change = () => [];
export const on =
  (Resource: string): Change =>
  (statement) => [{ ...statement, Resource }];
export const when =
  (Condition: Statement["Condition"]): Change =>
  (statement) => [{ ...statement, Condition: { ...statement.Condition, ...Condition } }];
export const denied =
  (more: Partial<Statement>): Change =>
  (statement) => [statement, { Sid: "Denied", Effect: "Deny", ...more }];

/** A boundary that allows everything but some. */
export function withBoundary(name: string, NotAction: string): World {
  const document = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", NotAction, Resource: "*" }],
  } as const;
  const boundary = { name: "boundary", where: "boundary", document };
  return {
    ...DEFAULT,
    roles: DEFAULT.roles.map((role) => (role.name === name ? { ...role, boundary } : role)),
  };
}
