import { type Policy, policiesOf, rolesOf, whereIs } from "../../support/policies";
import { allowedTo, trusting } from "../fixtures";
import type { Rule } from "../rule";

/** Characters without white space; IAM counts a role's inline policies together. */
const LIMITS: Readonly<Record<Policy["kind"], number>> = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  trust: 2048,
  identity: 10_240,
  managed: 6144,
  boundary: 6144,
  // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
  key: 32_768,
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
  bucket: 20_480,
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
  repository: 10_240,
  // https://docs.aws.amazon.com/general/latest/gr/sns.html
  topic: 30_720,
};

export const policyLengths: Rule = {
  title: "every policy is as short as AWS asks for",
  because: "AWS refuses a longer one in the middle of an apply.",
  violations: (stacks) => [
    ...policiesOf(stacks).flatMap(({ kind, resource, statements }) =>
      tooLong(whereIs(resource), kind, statements),
    ),
    ...rolesOf(stacks).flatMap(({ resource, policies }) =>
      tooLong(`${whereIs(resource)}: inline policies together`, "identity", Object.values(policies)),
    ),
  ],
  kept: () => allowedTo({ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] }),
  broken: {
    "a trust policy": {
      by: () => trusting({ Action: ["sts:AssumeRole"], Principal: { AWS: many(40) } }),
      says: "characters; AWS takes 2048",
    },
    "a role's policies": {
      by: () => allowedTo({ Action: ["s3:GetObject"], Resource: many(250) }),
      says: "inline policies together",
    },
  },
};

function many(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `arn:aws:iam::111111111111:role/slipway/pipeline/${index}`,
  );
}

/** A reference counts as an ARN of a key, the longest that we refer to. */
function tooLong(where: string, kind: Policy["kind"], statements: object): string[] {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const length = text.replaceAll(/\s/g, "").replaceAll(/\$\{(?!aws:)[^}]+\}/g, "x".repeat(80)).length;
  return length > LIMITS[kind] ? [`${where}: ${length} characters; AWS takes ${LIMITS[kind]}`] : [];
}
