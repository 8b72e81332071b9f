/** Worlds in which one policy means something else than it did, as a typing error would have it. */
import type { OneOrMore, Policy, Statement } from "../../reports/access/world/policy";
import type { World } from "../../reports/access/world/world";
import { withResourcePolicy, withRolePolicy, withStatement } from "./policy-mutants";

export interface Breakage {
  readonly kind: string;
  /** ARN of the role or resource that has the policy. */
  readonly holder: string;
  readonly sid: string;
  readonly world: World;
}

type Way = (statement: Statement) => readonly { readonly what: string; readonly statement?: Statement }[];
type Tests = Readonly<Record<string, OneOrMore>>;

const WAYS: Readonly<Record<string, Way>> = {
  "another resource": (statement) =>
    statement.Resource === undefined || [statement.Resource].flat().includes("*")
      ? []
      : [{ what: "Resource", statement: { ...statement, Resource: misspelt(statement.Resource) } }],
  "another value": (statement) =>
    Object.entries(statement.Condition ?? {}).flatMap(([operator, tests]) =>
      Object.entries(tests).flatMap(([key, value]) =>
        [value].flat().every((text) => text === "*" || text === "false")
          ? []
          : [{ what: key, statement: withTests(statement, operator, { ...tests, [key]: misspelt(value) }) }],
      ),
    ),
};

/** An `x` where it hurts: before the last wildcard, or at the end. */
function misspelt(value: OneOrMore): readonly string[] {
  return [value]
    .flat()
    .map((text) => (text.endsWith("*") ? text.replace(/\/?\**$/, (end) => `x${end}`) : `${text}x`));
}

function withTests(statement: Statement, operator: string, tests: Tests): Statement {
  return { ...statement, Condition: { ...statement.Condition, [operator]: tests } };
}

/** Every way of breaking one Allow of one policy. */
export function breakages(world: World): Breakage[] {
  const inRoles = world.roles.flatMap(({ arn: holder, policies }) =>
    policies.flatMap((policy) =>
      broken(policy).map(({ policy: changed, ...what }) => ({
        ...what,
        holder,
        world: withRolePolicy(world, holder, policy, changed),
      })),
    ),
  );
  const inResources = world.targets.flatMap(({ arn: holder, policy }) =>
    (policy ? broken(policy) : []).map(({ policy: changed, ...what }) => ({
      ...what,
      holder,
      world: withResourcePolicy(world, holder, changed),
    })),
  );
  return [...inRoles, ...inResources];
}

function broken(policy: Policy): (Omit<Breakage, "holder" | "world"> & { readonly policy: Policy })[] {
  return policy.document.Statement.flatMap((statement, index) =>
    statement.Effect === "Deny"
      ? []
      : Object.entries(WAYS).flatMap(([way, of]) =>
          of(statement).map(({ what, statement: changed }) => ({
            kind: `${way}: ${what}`,
            sid: statement.Sid ?? String(index),
            policy: withStatement(policy, index, changed ? [changed] : []),
          })),
        ),
  );
}
