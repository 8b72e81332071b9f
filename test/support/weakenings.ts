/** Worlds in which one policy lets in more than it did. */
import type { Policy, Statement } from "../../reports/access/world/policy";
import type { World } from "../../reports/access/world/world";
import { withResourcePolicy, withRolePolicy, withStatement } from "./policy-mutants";

export interface Weakening {
  /** Which of `WAYS`, and what it was done to. */
  readonly kind: string;
  /** ARN of the role or resource that has the policy. */
  readonly holder: string;
  readonly sid: string;
  readonly world: World;
}

/** What becomes of a statement: another one, or none (`gone`); nothing, where there is nothing to weaken. */
type Way = (statement: Statement) => readonly Weakened[];
interface Weakened {
  /** What exactly: a condition key, an element. */
  readonly what: string;
  readonly statement?: Statement;
}

type Condition = NonNullable<Statement["Condition"]>;

const WAYS: Readonly<Record<string, Way>> = {
  "a condition dropped": (statement) =>
    allowed(
      statement,
      testsIn(statement).map(({ operator, key }) => ({
        what: key,
        statement: { ...statement, Condition: withoutTest(statement.Condition ?? {}, operator, key) },
      })),
    ),
  "a condition that takes any value": (statement) =>
    allowed(
      statement,
      testsIn(statement).flatMap(({ operator, key, value }) => {
        const loose = looseOf(operator);
        if (loose === undefined) return [];
        const Condition = { ...withoutTest(statement.Condition ?? {}, operator, key) };
        const tests = { ...Condition[loose], [key]: anyLike(value) };
        return [{ what: key, statement: { ...statement, Condition: { ...Condition, [loose]: tests } } }];
      }),
    ),
  "a principal widened to everybody": (statement) =>
    allowed(
      statement,
      statement.Principal === undefined || isService(statement)
        ? []
        : [{ what: "Principal", statement: { ...statement, Principal: "*" } }],
    ),
  "every resource": (statement) =>
    allowed(
      statement,
      statement.Resource === undefined || [statement.Resource].flat().includes("*")
        ? []
        : [{ what: "Resource", statement: { ...statement, Resource: "*" } }],
    ),
  "every action of a service": (statement) =>
    allowed(
      statement,
      [...new Set([statement.Action ?? []].flat().map((action) => action.split(":")[0]))].map((service) => ({
        what: `${service}:*`,
        statement: { ...statement, Action: [...[statement.Action ?? []].flat(), `${service}:*`] },
      })),
    ),
  "a denial gone": ({ Effect }) => (Effect === "Deny" ? [{ what: "Deny" }] : []),
};

function allowed({ Effect }: Statement, weakened: readonly Weakened[]): readonly Weakened[] {
  return Effect === "Allow" ? weakened : [];
}

function isService({ Principal }: Statement): boolean {
  return typeof Principal === "object" && Principal.Service !== undefined;
}

interface Test {
  readonly operator: string;
  readonly key: string;
  readonly value: string | readonly string[];
}

function testsIn({ Condition = {} }: Statement): Test[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, value })),
  );
}

function withoutTest(condition: Condition, operator: string, key: string): Condition {
  const { [key]: _dropped, ...rest } = condition[operator] ?? {};
  const { [operator]: _all, ...others } = condition;
  return Object.keys(rest).length === 0 ? others : { ...others, [operator]: rest };
}

/** The operator with wildcards that takes the place of one; undefined of one that has none. */
function looseOf(operator: string): string | undefined {
  if (/Not|Null|Bool|Numeric|Date|IpAddress/.test(operator)) return undefined;
  return operator.replace("StringEquals", "StringLike").replace("ArnEquals", "ArnLike");
}

/** The last part is any; of an ARN the account, too. */
function anyLike(value: string | readonly string[]): readonly string[] {
  return [value]
    .flat()
    .map((text) => (text.startsWith("arn:") ? text.replace(/^((?:[^:]*:){4})[^:]*:.*$/, "$1*:*") : "*"));
}

/** Every way of weakening one statement of one policy. */
export function weakenings(world: World): Weakening[] {
  const inRoles = world.roles.flatMap(({ arn: holder, policies }) =>
    policies.flatMap((policy) =>
      weakened(policy).map(({ policy: changed, ...what }) => ({
        ...what,
        holder,
        world: withRolePolicy(world, holder, policy, changed),
      })),
    ),
  );
  const inResources = world.targets.flatMap(({ arn: holder, policy }) =>
    (policy ? weakened(policy) : []).map(({ policy: changed, ...what }) => ({
      ...what,
      holder,
      world: withTrust(world, holder, changed),
    })),
  );
  return [...inRoles, ...inResources];
}

/** A role's trust is its resource policy. */
function withTrust(world: World, arn: string, policy: Policy): World {
  const changed = withResourcePolicy(world, arn, policy);
  return {
    ...changed,
    roles: changed.roles.map((role) => (role.arn === arn ? { ...role, trust: policy } : role)),
  };
}

function weakened(policy: Policy): (Omit<Weakening, "holder" | "world"> & { readonly policy: Policy })[] {
  return policy.document.Statement.flatMap((statement, index) =>
    Object.entries(WAYS).flatMap(([way, of]) =>
      of(statement).map(({ what, statement: changed }) => ({
        kind: `${way}: ${what}`,
        sid: statement.Sid ?? String(index),
        policy: withStatement(policy, index, changed ? [changed] : []),
      })),
    ),
  );
}
