import { placedStatements } from "../../support/policies";
import { allowedTo, bucketWith } from "../fixtures";
import type { Rule } from "../rule";

const INVERSE = ["NotAction", "NotResource", "NotPrincipal"];
const read = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };

export const inverseElements: Rule = {
  title: "statements say what they mean, not what they don't",
  because: "NotAction, NotResource and NotPrincipal take in everything that nobody thought of.",
  violations: (stacks) =>
    placedStatements(stacks).flatMap(({ statement, where }) =>
      INVERSE.filter((element) => element in statement).map((element) => `${where}: ${element}`),
    ),
  kept: () => allowedTo(read),
  broken: {
    NotAction: {
      by: () => allowedTo({ Action: [], NotAction: ["iam:*"], Resource: read.Resource }),
      says: "NotAction",
    },
    NotResource: { by: () => allowedTo({ Action: read.Action, NotResource: ["*"] }), says: "NotResource" },
    NotPrincipal: {
      by: () => bucketWith({ ...read, Effect: "Deny", NotPrincipal: { AWS: ["*"] } }),
      says: "NotPrincipal",
    },
  },
};
