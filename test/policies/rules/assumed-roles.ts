import { placedStatements } from "../../support/policies";
import { allowedTo } from "../fixtures";
import type { Rule } from "../rule";

const assume = {
  Action: ["sts:AssumeRole"],
  Resource: ["arn:aws:iam::222222222222:role/slipway/deploy/web"],
};

export const assumedRoles: Rule = {
  title: "a role becomes exactly the roles that are named",
  because: "Trust on the other side may be wider than anybody remembers.",
  violations: (stacks) =>
    placedStatements(stacks)
      .filter(({ policy, statement }) => policy.kind === "identity" && statement.Effect === "Allow")
      .filter(({ statement }) => statement.Action.some((action) => action.startsWith("sts:")))
      .flatMap(({ statement, where }) => [
        ...statement.Action.filter((action) => action !== "sts:AssumeRole").map(
          (action) => `${where}: ${action}`,
        ),
        ...(statement.Resource ?? [])
          .filter((role) => !/^arn:aws[a-z-]*:iam::\d{12}:role\/[^*?]+$/.test(role))
          .map((role) => `${where}: becomes ${role}`),
      ]),
  kept: () => allowedTo(assume),
  broken: {
    "a pattern": {
      by: () => allowedTo({ ...assume, Resource: ["arn:aws:iam::222222222222:role/slipway/deploy/*"] }),
      says: "becomes arn:aws:iam::222222222222:role/slipway/deploy/*",
    },
    "session tags": {
      by: () => allowedTo({ ...assume, Action: ["sts:AssumeRole", "sts:TagSession"] }),
      says: "sts:TagSession",
    },
  },
};
