/** Every policy of a world, and every statement in them, with what a rule must know of its surroundings. */
import type { Policy, Statement } from "../world/policy";
import type { World } from "../world/world";
import type { Finding, RuleName } from "./finding";

/** `identity`: of a role or user; `boundary`: of what they may have at most; the others: of the resource they stand at. */
export type PolicyKind = "identity" | "boundary" | "trust" | "key" | "resource";

export interface PlacedPolicy {
  readonly kind: PolicyKind;
  readonly account: string;
  /** ARN of what has it; of a region's log groups, whose they are. */
  readonly holder: string;
  /** Terraform's type of what has it. */
  readonly type: string;
  readonly policy: Policy;
}

export interface PlacedStatement extends PlacedPolicy {
  readonly statement: Statement;
  /** Its `Sid`, or its number from 1. */
  readonly name: string;
}

/** Policies whose text nobody has seen are left out: there is nothing to read in them. */
export function placedPolicies(world: World): PlacedPolicy[] {
  const { roles, users, foreignRoles, targets, logResourcePolicies } = world;
  const identities = [...roles, ...users].flatMap(({ arn, place, policies, boundary }) => {
    const common = { account: place.account, holder: arn, type: "aws_iam_role" };
    return [
      ...policies.map((policy): PlacedPolicy => ({ ...common, kind: "identity", policy })),
      ...(boundary ? [{ ...common, kind: "boundary" as const, policy: boundary }] : []),
    ];
  });
  const foreign = foreignRoles.flatMap(({ account, name, policies }) =>
    policies.map(
      (policy): PlacedPolicy => ({ kind: "identity", account, holder: name, type: "aws_iam_role", policy }),
    ),
  );
  const resources = targets.flatMap(({ arn, type, place, policy }): PlacedPolicy[] =>
    policy ? [{ kind: kindOf(type), account: place.account, holder: arn, type, policy }] : [],
  );
  const ofLogs = logResourcePolicies.map(
    (policy): PlacedPolicy => ({
      kind: "resource",
      account: policy.place.account,
      holder: `log groups of ${policy.place.account} in ${policy.place.region}`,
      type: "aws_cloudwatch_log_group",
      policy,
    }),
  );
  return [...identities, ...foreign, ...resources, ...ofLogs].filter(({ policy }) => !policy.unseen);
}

function kindOf(type: string): PolicyKind {
  if (type === "aws_iam_role") return "trust";
  return type === "aws_kms_key" ? "key" : "resource";
}

/** The statements of a policy. */
export function placedStatements(placed: PlacedPolicy): PlacedStatement[] {
  return placed.policy.document.Statement.map((statement, index) => ({
    ...placed,
    statement,
    name: statement.Sid ?? String(index + 1),
  }));
}

/** A finding in a statement. */
export function found(
  { account, holder, policy, name }: PlacedStatement,
  rule: RuleName,
  what: string,
  advice: string,
): Finding {
  return { rule, account, holder, policy: policy.where, statement: name, what, advice };
}

/** One text, several or none, as a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}

/** A condition of a statement: `ForAnyValue:StringLikeIfExists` on one key. */
export interface ConditionTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The conditions of a statement, all of which must hold. */
export function testsOf({ Condition = {} }: Statement): ConditionTest[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, values: listOf(value) })),
  );
}
