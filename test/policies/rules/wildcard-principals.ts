import { placedStatements } from "../../support/policies";
import { ACCOUNT, bucketWith } from "../fixtures";
import type { Rule } from "../rule";

const read = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };

export const wildcardPrincipals: Rule = {
  title: "everybody is allowed nothing without a condition",
  because: "A wildcard principal is every account of AWS, and whoever isn't signed in.",
  violations: (stacks) =>
    placedStatements(stacks)
      .filter(({ statement: { Effect, Principal, Condition } }) => {
        const everybody = JSON.stringify(Principal ?? "").includes('"*"');
        return Effect === "Allow" && everybody && Condition === undefined;
      })
      .map(({ where }) => `${where}: allows everybody`),
  kept: () =>
    bucketWith(
      { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: ["*"] },
      { ...read, Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": ACCOUNT } } },
    ),
  broken: {
    "the plain form": { by: () => bucketWith({ ...read, Principal: "*" }), says: "allows everybody" },
    "the form with AWS": {
      by: () => bucketWith({ ...read, Principal: { AWS: ["*"] } }),
      says: "aws_s3_bucket_policy web Fixture: allows everybody",
    },
  },
};
