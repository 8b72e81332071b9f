import { whereIs } from "../../support/policies";
import { resourcesOfType } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

const LEAST_DAYS = 90;

export const logGroups: Rule = {
  title: `logs are kept for a known time, ${LEAST_DAYS} days at least`,
  because: "CloudWatch keeps them for ever unless told, and too short a time loses what an incident needs.",
  violations: (stacks) =>
    resourcesOfType(stacks, "aws_cloudwatch_log_group").flatMap((group) => {
      const { retention_in_days: days } = group.arguments;
      return typeof days === "number" && days >= LEAST_DAYS
        ? []
        : [`${whereIs(group)}: kept ${days ?? "for ever"}`];
    }),
  kept: () => system({ aws_cloudwatch_log_group: { web: { retention_in_days: 365 } } }),
  broken: {
    "no retention": { by: () => system({ aws_cloudwatch_log_group: { web: {} } }), says: "kept for ever" },
    "a week": {
      by: () => system({ aws_cloudwatch_log_group: { web: { retention_in_days: 7 } } }),
      says: "kept 7",
    },
  },
};
