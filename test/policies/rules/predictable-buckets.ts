import { narrowedTo, placedStatements } from "../../support/policies";
import { allowedTo } from "../fixtures";
import type { Rule } from "../rule";

const read = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };

export const predictableBuckets: Rule = {
  title: "a role uses a bucket only in the account that it lies in",
  because:
    "Bucket names can be predicted: whoever makes the bucket first, in an account of theirs, would be handed our files.",
  violations: (stacks) =>
    placedStatements(stacks)
      .filter(({ policy, statement }) => policy.kind === "identity" && statement.Effect === "Allow")
      .filter(({ statement }) => statement.Action.some((action) => action.startsWith("s3:")))
      .filter(({ statement }) => narrowedTo(statement, "aws:ResourceAccount").length === 0)
      .map(({ where }) => `${where}: doesn't ask for aws:ResourceAccount`),
  kept: () => allowedTo({ ...read, Condition: { StringEquals: { "aws:ResourceAccount": "222222222222" } } }),
  broken: {
    "a bucket by its name alone": { by: () => allowedTo(read), says: "doesn't ask for aws:ResourceAccount" },
  },
};
