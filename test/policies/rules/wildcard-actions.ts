import { placedStatements } from "../../support/policies";
import { allowedTo, bucketWith } from "../fixtures";
import type { Rule } from "../rule";

/** The only ones there are, out of iam/actions/, and where they may stand. */
const KNOWN: Readonly<Record<string, "Allow" | "Deny">> = {
  // With and without plain text; AWS's own wording.
  "kms:GenerateDataKey*": "Allow",
  // From and to: two actions that are always asked together.
  "kms:ReEncrypt*": "Allow",
  // Whatever S3 learns to do next is denied over plain HTTP as well.
  "s3:*": "Deny",
};

const RESOURCE = ["arn:aws:s3:::acme-web/*"];

export const wildcardActions: Rule = {
  title: "actions are written out",
  because: "A wildcard allows what a service will learn tomorrow.",
  violations: (stacks) =>
    placedStatements(stacks)
      // What a boundary allows, a role's own policy must allow as well; what it denies shall be denied tomorrow, too.
      .filter(({ policy }) => policy.kind !== "boundary")
      .flatMap(({ statement, where }) =>
        statement.Action.filter((action) => action.includes("*") && KNOWN[action] !== statement.Effect).map(
          (action) => `${where}: ${statement.Effect} ${action}`,
        ),
      ),
  kept: () =>
    bucketWith(
      { Action: ["kms:GenerateDataKey*", "s3:GetObject"], Resource: RESOURCE },
      { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: RESOURCE },
    ),
  broken: {
    "every action of a service": {
      by: () => allowedTo({ Action: ["s3:*"], Resource: RESOURCE }),
      says: "Allow s3:*",
    },
    "a prefix": {
      by: () => allowedTo({ Action: ["s3:GetObject", "s3:Get*"], Resource: RESOURCE }),
      says: "Allow s3:Get*",
    },
    everything: { by: () => allowedTo({ Action: ["*"], Resource: RESOURCE }), says: "Allow *" },
  },
};
