import { isTerraforms, narrowedTo, type PlacedStatement, placedStatements } from "../../support/policies";
import { ACCOUNT, allowedTo } from "../fixtures";
import type { Rule } from "../rule";

const passed = {
  Action: ["iam:PassRole"],
  Resource: [`arn:aws:iam::${ACCOUNT}:role/slipway/runtime/acme-web-staging-task`],
  Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
};

export const passRole: Rule = {
  title: "a role is handed over by its name, and to a named service",
  because: "Whoever may pass any role may become any role.",
  violations: (stacks) =>
    placedStatements(stacks)
      .filter(({ statement }) => statement.Effect === "Allow" && statement.Action.includes("iam:PassRole"))
      .flatMap(faults),
  kept: () => allowedTo(passed),
  broken: {
    "a pattern": {
      by: () => allowedTo({ ...passed, Resource: [`arn:aws:iam::${ACCOUNT}:role/slipway/runtime/*`] }),
      says: "passes roles by a pattern",
    },
    "a role of another account": {
      by: () => allowedTo({ ...passed, Resource: ["arn:aws:iam::999999999999:role/slipway/runtime/x"] }),
      says: "passes a role that isn't one of ours in this account",
    },
    "to any service": {
      by: () => allowedTo({ Action: passed.Action, Resource: passed.Resource }),
      says: "passes roles to any service",
    },
  },
};

function faults({ policy, statement, where }: PlacedStatement): string[] {
  const { Resource: roles = [] } = statement;
  const ours = `:iam::${policy.resource.account}:role/slipway/`;
  return [
    // What applies the stacks passes roles that nobody has named yet: those of one path.
    ...(roles.some((role) => /[*?]/.test(role)) && !isTerraforms(policy)
      ? [`${where}: passes roles by a pattern`]
      : []),
    ...(roles.every((role) => role.includes(ours))
      ? []
      : [`${where}: passes a role that isn't one of ours in this account`]),
    ...(narrowedTo(statement, "iam:PassedToService").length > 0
      ? []
      : [`${where}: passes roles to any service`]),
  ];
}
