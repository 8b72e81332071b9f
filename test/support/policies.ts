import { policyArn, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { type PrintedStatement, statementsOf } from "./policy";
import { once, type Resource, referredTo, resourcesOfType, type Stacks } from "./stacks";

/** Where AWS reads access from, in the resources that Slipway makes. */
export const POLICY_PLACES = [
  { type: "aws_iam_role", attribute: "assume_role_policy", kind: "trust" },
  { type: "aws_iam_role_policy", attribute: "policy", kind: "identity" },
  { type: "aws_iam_user_policy", attribute: "policy", kind: "identity" },
  { type: "aws_iam_policy", attribute: "policy", kind: "managed" },
  { type: "aws_kms_key", attribute: "policy", kind: "key" },
  { type: "aws_s3_bucket_policy", attribute: "policy", kind: "bucket" },
  { type: "aws_ecr_repository_policy", attribute: "policy", kind: "repository" },
  { type: "aws_sns_topic_policy", attribute: "policy", kind: "topic" },
] as const;

/** One policy text of a system. */
export interface Policy {
  /** A managed policy that roles have as their boundary allows nothing by itself. */
  readonly kind: (typeof POLICY_PLACES)[number]["kind"] | "boundary";
  readonly resource: Resource;
  readonly statements: readonly PrintedStatement[];
}

/** Every policy of every stack; a resource without the attribute has none. */
export const policiesOf = once((stacks): Policy[] =>
  POLICY_PLACES.flatMap(({ type, attribute, kind }) =>
    resourcesOfType(stacks, type)
      .filter((resource) => resource.arguments[attribute] !== undefined)
      .map((resource) => ({
        kind: kind === "managed" && isBoundary(stacks, resource) ? ("boundary" as const) : kind,
        resource,
        statements: statementsOf(String(resource.arguments[attribute])),
      })),
  ),
);

/** True of a policy that is the boundary of roles, and attached to none. */
function isBoundary(stacks: Stacks, policy: Resource): boolean {
  const { path = "/", name } = policy.arguments;
  const arn = policyArn(policy, String(path), String(name));
  const isAttached = resourcesOfType(stacks, "aws_iam_role_policy_attachment").some(
    (one) => referredTo(stacks, one, one.arguments.policy_arn) === policy,
  );
  const roles = resourcesOfType(stacks, "aws_iam_role");
  return !isAttached && roles.some((role) => role.arguments.permissions_boundary === arn);
}

/** True of what the roles that plan and apply Slipway's own stacks are attached: a table of what Terraform calls has it. */
export function isTerraforms({ kind, resource }: Policy): boolean {
  return kind === "managed" && resource.arguments.path === ROLE_PATHS.infrastructure;
}

/** A statement and the policy it stands in; `where` names both in messages. */
export interface PlacedStatement {
  readonly policy: Policy;
  readonly statement: PrintedStatement;
  readonly where: string;
}

/** Every statement of every policy. */
export function placedStatements(stacks: Stacks): PlacedStatement[] {
  return policiesOf(stacks).flatMap((policy) =>
    policy.statements.map((statement) => ({
      policy,
      statement,
      where: `${whereIs(policy.resource)} ${statement.Sid}`,
    })),
  );
}

/** A resource as messages name it. */
export function whereIs({ stack, path, type }: Resource): string {
  return `${stack}: ${type} ${path}`;
}

/** The statement's condition keys with their operators and values. */
export function conditionsOf({
  Condition = {},
}: PrintedStatement): { operator: string; key: string; values: string[] }[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, values: [value].flat() })),
  );
}

/** The values that a key must equal, or be like, for the statement to hold; none where it isn't asked for. */
export function narrowedTo(statement: PrintedStatement, key: string): string[] {
  return conditionsOf(statement)
    .filter((condition) => condition.key === key)
    .filter(({ operator }) => ["StringEquals", "StringLike", "ArnEquals", "ArnLike"].includes(operator))
    .flatMap(({ values }) => values);
}

/** A role with its policies. */
export interface RoleView {
  readonly resource: Resource;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly trust: readonly PrintedStatement[];
  /** Inline policies by name. */
  readonly policies: Readonly<Record<string, readonly PrintedStatement[]>>;
}

/** Every role of every stack. */
export const rolesOf = once((stacks): RoleView[] => {
  const inline = resourcesOfType(stacks, "aws_iam_role_policy").map((policy) => ({
    name: String(policy.arguments.name),
    role: referredTo(stacks, policy, policy.arguments.role)?.address,
    stack: policy.stack,
    statements: statementsOf(String(policy.arguments.policy)),
  }));
  return resourcesOfType(stacks, "aws_iam_role").map((resource) => {
    const { name, path, tags, assume_role_policy: trust } = resource.arguments;
    const own = inline.filter(({ role, stack }) => role === resource.address && stack === resource.stack);
    return {
      resource,
      name: String(name),
      path: String(path),
      arn: roleArn(resource, String(path), String(name)),
      tags: (tags ?? {}) as Record<string, string>, // Terraform JSON: tags are text
      trust: statementsOf(String(trust)),
      policies: Object.fromEntries(own.map((policy) => [policy.name, policy.statements])),
    };
  });
});

/** Everything that a role's own policies say. */
export function identityOf(role: RoleView): PrintedStatement[] {
  return Object.values(role.policies).flat();
}
