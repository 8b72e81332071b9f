/** Each rule, on the smallest statement that breaks it and the nearest that keeps it. */
import type { RuleName } from "../../../reports/access/lint/finding";
import { REFERENCE } from "../../../reports/access/lint/iam-data";
import { lint } from "../../../reports/access/lint/lint";
import { readSynthesis } from "../../../reports/access/world/read";
import {
  type AwsStatement,
  allowedTo,
  bucketWith,
  keyWith,
  merged,
  system,
  trusting,
} from "../../policies/fixtures";
import type { Stacks } from "../../support/stacks";

jest.setTimeout(60_000);

const OBJECTS = ["arn:aws:s3:::acme-web/*"];
const ROLE = "arn:aws:iam::222222222222:role/web";
const READ: AwsStatement = { Action: ["s3:GetObject"], Resource: OBJECTS };
const TOOLS_ROOT = { AWS: ["arn:aws:iam::111111111111:root"] };

/** A bucket with a policy; the fixtures' is one of a bucket that nobody makes. */
const bucket = (statement: AwsStatement) =>
  merged(bucketWith(statement), system({ aws_s3_bucket: { web: { bucket: "acme-web" } } }));

async function linesOf(stacks: Stacks): Promise<string[]> {
  const findings = await lint(readSynthesis(stacks), REFERENCE);
  return findings.map(({ rule, what }) => `${rule}: ${what}`);
}

test.each<[RuleName, string, Stacks, Stacks]>([
  [
    "unknown-action",
    "there is no action s3:GetObjects",
    allowedTo({ Action: ["s3:GetObjects", "s3:GetObject"], Resource: OBJECTS }),
    allowedTo(READ),
  ],
  [
    "resource-not-taken",
    "s3:ListBucket takes none of these resources",
    allowedTo({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: OBJECTS }),
    allowedTo({ Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::acme-web"] }),
  ],
  [
    "unknown-condition-key",
    "a request of s3:GetObject has no kms:ViaService",
    allowedTo({ ...READ, Condition: { StringEquals: { "kms:ViaService": "x" } } }),
    allowedTo({ ...READ, Condition: { StringEquals: { "aws:ResourceAccount": "222222222222" } } }),
  ],
  [
    "never-matches",
    "StringEquals on aws:PrincipalTag/team takes web-* literally",
    allowedTo({ ...READ, Condition: { StringEquals: { "aws:PrincipalTag/team": "web-*" } } }),
    allowedTo({ ...READ, Condition: { StringLike: { "aws:PrincipalTag/team": "web-*" } } }),
  ],
  [
    "never-matches",
    "ArnEquals on aws:PrincipalArn: web is not an ARN",
    allowedTo({ ...READ, Condition: { ArnEquals: { "aws:PrincipalArn": "web" } } }),
    allowedTo({ ...READ, Condition: { ArnEquals: { "aws:PrincipalArn": ROLE } } }),
  ],
  [
    "never-matches",
    "StringEquals and ArnEquals ask aws:PrincipalArn to be two things at once",
    allowedTo({
      ...READ,
      Condition: {
        StringEquals: { "aws:PrincipalArn": ROLE },
        ArnEquals: { "aws:PrincipalArn": `${ROLE}2` },
      },
    }),
    allowedTo({
      ...READ,
      Condition: { StringEquals: { "aws:PrincipalArn": ROLE }, ArnEquals: { "aws:PrincipalArn": ROLE } },
    }),
  ],
  [
    "never-matches",
    `no principal of the statement is ${ROLE}`,
    trusting({
      Action: ["sts:AssumeRole"],
      Principal: TOOLS_ROOT,
      Condition: { ArnEquals: { "aws:PrincipalArn": ROLE } },
    }),
    trusting({
      Action: ["sts:AssumeRole"],
      Principal: TOOLS_ROOT,
      Condition: { ArnEquals: { "aws:PrincipalArn": ROLE.replaceAll("2", "1") } },
    }),
  ],
  [
    "for-all-values",
    "ForAllValues:StringEquals on aws:TagKeys holds when the request has no aws:TagKeys",
    allowedTo({ ...READ, Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "team" } } }),
    allowedTo({
      ...READ,
      Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "team" }, Null: { "aws:TagKeys": "false" } },
    }),
  ],
  [
    "wildcard-action",
    "s3:Get* is more than is there today",
    allowedTo({ ...READ, Action: ["s3:Get*"] }),
    allowedTo(READ),
  ],
  [
    "wildcard-resource",
    "s3:GetObject on *",
    allowedTo({ ...READ, Resource: ["*"] }),
    allowedTo({ Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] }),
  ],
  [
    "wildcard-principal",
    "it lets in everybody, without a condition",
    bucket({ ...READ, Principal: "*" }),
    bucket({ ...READ, Principal: "*", Effect: "Deny" }),
  ],
  [
    "escalation",
    "iam:PassRole without iam:PassedToService",
    allowedTo({ Action: ["iam:PassRole"], Resource: [ROLE] }),
    allowedTo({
      Action: ["iam:PassRole"],
      Resource: [ROLE],
      Condition: { StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } },
    }),
  ],
  [
    "escalation",
    "iam:AttachRolePolicy can give more than it has",
    allowedTo({ Action: ["iam:AttachRolePolicy"], Resource: [ROLE] }),
    keyWith({ Action: ["kms:PutKeyPolicy"], Resource: ["*"], Principal: TOOLS_ROOT }),
  ],
  [
    "size",
    "it has 10512 characters; AWS takes 10240",
    allowedTo({
      ...READ,
      Resource: Array.from({ length: 400 }, (_, index) => `arn:aws:s3:::acme-web/${index % 9}`),
    }),
    allowedTo({
      ...READ,
      Resource: Array.from({ length: 300 }, (_, index) => `arn:aws:s3:::acme-web/${index % 9}`),
    }),
  ],
])("%s: %s", async (rule, what, breaks, keeps) => {
  expect(await linesOf(breaks)).toEqual([`${rule}: ${what}`]);
  expect(await linesOf(keeps)).toEqual([]);
});

test("an access list gives nothing in a bucket that has none", async () => {
  const put = allowedTo({ Action: ["s3:PutObjectAcl"], Resource: OBJECTS });
  const owned = (object_ownership: string) =>
    merged(
      put,
      system({
        aws_s3_bucket: { web: { bucket: "acme-web" } },
        aws_s3_bucket_ownership_controls: { web: { bucket: "acme-web", rule: { object_ownership } } },
      }),
    );
  const line = "escalation: s3:PutObjectAcl can give more than it has";
  expect(await linesOf(put)).toEqual([line]);
  expect(await linesOf(owned("ObjectWriter"))).toEqual([line]);
  expect(await linesOf(owned("BucketOwnerEnforced"))).toEqual([]);
});

test("a finding says where, and what to do", async () => {
  const findings = await lint(readSynthesis(allowedTo({ ...READ, Resource: ["*"] })), REFERENCE);
  expect(findings).toEqual([
    {
      rule: "wildcard-resource",
      account: "222222222222",
      holder: "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy",
      policy: "staging: aws_iam_role_policy.web.policy",
      statement: "Fixture",
      what: "s3:GetObject on *",
      advice: "name the resource: the action takes one",
    },
  ]);
});
