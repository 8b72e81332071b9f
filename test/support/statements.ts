import { foreignRolesOf } from "./deployments";
import { type Policy, placedStatements } from "./policies";
import type { PrintedStatement } from "./policy";
import type { Stacks } from "./stacks";

/** A statement that AWS will read, with the kind of policy it stands in. */
export interface KnownStatement {
  readonly kind: Policy["kind"];
  readonly statement: PrintedStatement;
  /** Stack, policy and Sid, for messages. */
  readonly where: string;
}

/** Every statement of a system's policies, and of those that the owners of other roles are told to write. */
export function everyStatement(stacks: Stacks): KnownStatement[] {
  return [
    ...placedStatements(stacks).map(({ policy, statement, where }) => ({
      kind: policy.kind,
      statement,
      where,
    })),
    ...foreignRolesOf(stacks).flatMap(({ stack, role, trust, identity }) => {
      const told = (kind: Policy["kind"]) => (statement: PrintedStatement) => ({
        kind,
        statement,
        where: `${stack}: what ${role} needs ${statement.Sid}`,
      });
      return [...trust.map(told("trust")), ...identity.map(told("identity"))];
    }),
  ];
}
