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
  role,
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

const ALLOW_READ = { Effect: "Allow", Action: "s3:GetObject", Resource: OBJECTS };

/** A role with a policy of any form. */
const withDocument = (document: object) =>
  system({
    aws_iam_role: { web: role() },
    aws_iam_role_policy: {
      web: { name: "deploy", role: "${aws_iam_role.web.name}", policy: JSON.stringify(document) },
    },
  });

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
  [
    "sid",
    "a statement before it is called Fixture, too",
    allowedTo(READ, { Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::acme-web"] }),
    allowedTo(READ, { Sid: "Other", Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::acme-web"] }),
  ],
  [
    "sid",
    "IAM takes letters and digits in a Sid, not Read it",
    allowedTo({ ...READ, Sid: "Read it" }),
    bucket({ ...READ, Sid: "Read it", Principal: TOOLS_ROOT }),
  ],
  [
    "version",
    "it has no Version, and is read as 2008-10-17: variables in it are plain text",
    withDocument({ Statement: [ALLOW_READ] }),
    withDocument({ Version: "2012-10-17", Statement: [ALLOW_READ] }),
  ],
  [
    "version",
    "Version 2008-10-17: variables in it are plain text",
    withDocument({ Version: "2008-10-17", Statement: [ALLOW_READ] }),
    withDocument({ Version: "2012-10-17", Id: "web", Statement: ALLOW_READ }),
  ],
  [
    "unknown-element",
    "no policy has Statements",
    withDocument({ Version: "2012-10-17", Statement: [ALLOW_READ], Statements: [] }),
    withDocument({ Version: "2012-10-17", Statement: [ALLOW_READ] }),
  ],
  [
    "empty-element",
    "it has no statement",
    withDocument({ Version: "2012-10-17", Statement: [] }),
    withDocument({ Version: "2012-10-17", Statement: [ALLOW_READ] }),
  ],
  [
    "empty-element",
    "its Action names nothing",
    withDocument({ Version: "2012-10-17", Statement: [{ ...ALLOW_READ, Action: [], Resource: "*" }] }),
    allowedTo(READ),
  ],
  [
    "empty-element",
    "its Resource names nothing",
    withDocument({ Version: "2012-10-17", Statement: [{ ...ALLOW_READ, Resource: [] }] }),
    allowedTo(READ),
  ],
  [
    "empty-element",
    "its Principal names nothing",
    bucket({ ...READ, Principal: { AWS: [] } }),
    bucket({ ...READ, Principal: TOOLS_ROOT }),
  ],
  ...(
    [
      ["AWS", "arn:aws:iam:111111111111:role/web", "arn:aws:iam::111111111111:role/a/web"],
      ["AWS", "11111111111", "111111111111"],
      ["AWS", "arn:aws:iam::111111111111:web", "arn:aws:sts::111111111111:assumed-role/web/session"],
      ["AWS", "codebuild.amazonaws.com", "arn:aws-cn:iam::111111111111:user/web"],
      ["Service", "codebuild", "codebuild.amazonaws.com"],
      ["Service", "logs.amazonaws", "logs.us-east-1.amazonaws.com"],
      ["Federated", "token.actions.githubusercontent.com", "accounts.google.com"],
      [
        "Federated",
        "arn:aws:iam::111111111111:provider/x",
        "arn:aws:iam::111111111111:saml-provider/corporate",
      ],
    ] as const
  ).map(([kind, wrong, right]): [RuleName, string, Stacks, Stacks] => [
    "principal",
    `${wrong} is no principal of kind ${kind}`,
    bucket({ ...READ, Principal: { [kind]: [wrong] } }),
    bucket({ ...READ, Principal: { [kind]: [right] } }),
  ]),
  [
    "principal",
    "AROA1234567890ABCDEFG is the id of somebody who is gone",
    bucket({ ...READ, Principal: { AWS: ["AROA1234567890ABCDEFG"] } }),
    bucket({ ...READ, Principal: { AWS: [ROLE] } }),
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
