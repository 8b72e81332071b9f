import type { Policy, Statement } from "../../reports/access/world/policy";
import type { World } from "../../reports/access/world/world";

/** A world in which one thing of one policy is otherwise. */
export interface Mutant {
  /** ARN of the role or resource that has the policy. */
  readonly holder: string;
  /** Of the statement. */
  readonly sid: string;
  /** The action that is gone; absent: the statement is. */
  readonly action?: string;
  readonly world: World;
}

/** A world for each action of each Allow in roles' own policies. */
export function withoutActions(world: World): Mutant[] {
  return world.roles.flatMap(({ arn: holder, policies }) =>
    policies.flatMap((policy) =>
      lessened(policy).map(({ policy: changed, ...what }) => ({
        ...what,
        holder,
        world: withRolePolicy(world, holder, policy, changed),
      })),
    ),
  );
}

/** The same for policies of resources: trusts, buckets, keys, topics, repositories. */
export function withoutResourceActions(world: World): Mutant[] {
  return world.targets.flatMap(({ arn: holder, policy }) =>
    (policy ? lessened(policy) : []).map(({ policy: changed, ...what }) => ({
      ...what,
      holder,
      world: withResourcePolicy(world, holder, changed),
    })),
  );
}

/** A world in which no Allow names an action. */
export function withoutAction(world: World, action: string): World {
  const lessen = (policy: Policy): Policy => {
    const { document } = policy;
    const statements = document.Statement.flatMap((statement) => {
      const rest = [statement.Action ?? []].flat().filter((other) => other !== action);
      if (statement.Effect === "Deny") return [statement];
      return rest.length === 0 ? [] : [{ ...statement, Action: rest }];
    });
    return { ...policy, document: { ...document, Statement: statements } };
  };
  return {
    ...world,
    roles: world.roles.map((role) => ({ ...role, policies: role.policies.map(lessen) })),
    users: world.users.map((user) => ({ ...user, policies: user.policies.map(lessen) })),
    targets: world.targets.map((one) => (one.policy ? { ...one, policy: lessen(one.policy) } : one)),
  };
}

/** A world in which a role has another policy. */
export function withRolePolicy(world: World, role: string, policy: Policy, changed: Policy): World {
  return {
    ...world,
    roles: world.roles.map((one) =>
      one.arn === role
        ? { ...one, policies: one.policies.map((own) => (own === policy ? changed : own)) }
        : one,
    ),
  };
}

/** A world in which a resource has another policy. */
export function withResourcePolicy(world: World, arn: string, policy: Policy): World {
  return { ...world, targets: world.targets.map((one) => (one.arn === arn ? { ...one, policy } : one)) };
}

/** A policy with one statement otherwise, or without it. */
export function withStatement(policy: Policy, index: number, changed: readonly Statement[]): Policy {
  const { document } = policy;
  const statements = document.Statement.flatMap((statement, at) => (at === index ? changed : [statement]));
  return { ...policy, document: { ...document, Statement: statements } };
}

/** Policies that each lack one action of one Allow. */
function lessened(policy: Policy): { policy: Policy; sid: string; action: string }[] {
  return policy.document.Statement.flatMap((statement, index) => {
    if (statement.Effect !== "Allow") return [];
    const actions = [statement.Action ?? []].flat();
    return actions.map((action) => {
      const rest = actions.filter((other) => other !== action);
      const changed = rest.length === 0 ? [] : [{ ...statement, Action: rest }];
      return { policy: withStatement(policy, index, changed), sid: statement.Sid ?? String(index), action };
    });
  });
}
