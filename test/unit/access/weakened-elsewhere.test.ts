/** A role that may get at what no stack makes is found: by name, by a pattern, in whichever account. */

import { judge } from "../../../reports/access/adversaries/judge";
import { shapeOf } from "../../../reports/access/adversaries/shape";
import { everythingIn } from "../../../reports/access/adversaries/things";
import type { Statement } from "../../../reports/access/world/policy";
import { exampleWorld, widened } from "../../support/weakened";

const BUILD = "acme-storefront-pr-build";

/** What is found in the default example when the pull requests' build may do more. */
function findingsWith(statement: Omit<Statement, "Effect">) {
  return judge(widened(exampleWorld("default"), BUILD, statement)).findings;
}

test.each<[title: string, action: string, resource: string, on: string, worth: string]>([
  [
    "a role of its account",
    "sts:AssumeRole",
    "arn:aws:iam::111111111111:role/admin",
    "arn:aws:iam::111111111111:role/admin",
    "become the role",
  ],
  [
    "the role by which an organization administers an account",
    "sts:AssumeRole",
    "arn:aws:iam::333333333333:role/OrganizationAccountAccessRole",
    "arn:aws:iam::333333333333:role/OrganizationAccountAccessRole",
    "become the role",
  ],
  [
    "roles that begin so",
    "sts:AssumeRole",
    "arn:aws:iam::333333333333:role/Org*",
    "arn:aws:iam::333333333333:role/Organy",
    "become the role",
  ],
  [
    "a role of a stranger's account",
    "sts:AssumeRole",
    "arn:aws:iam::444444444444:role/x",
    "arn:aws:iam::444444444444:role/x",
    "become the role",
  ],
  [
    "a role of whatever account",
    "sts:AssumeRole",
    "arn:aws:iam::*:role/admin",
    "arn:aws:iam::999999999999:role/admin",
    "become the role",
  ],
  [
    "everything in a stranger's account",
    "sts:AssumeRole",
    "arn:aws:iam::444444444444:*",
    "arn:aws:iam::444444444444:role/any",
    "become the role",
  ],
  [
    "another bucket's objects",
    "s3:GetObject",
    "arn:aws:s3:::payroll/*",
    "arn:aws:s3:::payroll/any",
    "read artifacts, source or state",
  ],
  [
    "buckets that begin so",
    "s3:PutObject",
    "arn:aws:s3:::payroll*",
    "arn:aws:s3:::payrollany/any",
    "write artifacts, source or state",
  ],
  [
    "another key",
    "kms:Decrypt",
    "arn:aws:kms:us-east-1:111111111111:key/0a1b",
    "arn:aws:kms:us-east-1:111111111111:key/0a1b",
    "open what the key closes",
  ],
  [
    "another secret",
    "secretsmanager:GetSecretValue",
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:payroll-??????",
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:payroll-aaaaaa",
    "read a secret",
  ],
  [
    "another function",
    "lambda:UpdateFunctionCode",
    "arn:aws:lambda:us-east-1:111111111111:function:payroll",
    "arn:aws:lambda:us-east-1:111111111111:function:payroll",
    "deploy",
  ],
  [
    "somebody who is called like a variable",
    "iam:CreateAccessKey",
    "arn:aws:iam::111111111111:user/team-${aws:userid}",
    "arn:aws:iam::111111111111:user/team-any",
    "become the user",
  ],
  [
    "instances, by an action that takes several kinds of things",
    "ssm:SendCommand",
    "arn:aws:ec2:us-east-1:111111111111:instance/i-0a1b",
    "arn:aws:ec2:us-east-1:111111111111:instance/i-0a1b",
    "run code on instances",
  ],
])("%s", (_, Action, Resource, on, worth) => {
  const findings = findingsWith({ Action, Resource });
  expect(findings).toMatchObject([
    {
      who: expect.stringMatching(`/${BUILD}$`),
      actions: [Action],
      on: [on],
      worth: expect.stringContaining(worth),
    },
  ]);
});

test("a bucket of whoever's making is asked about, whatever account a policy asks for", () => {
  const StringEquals = { "aws:ResourceAccount": "111111111111" };
  const [finding] = findingsWith({
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::payroll/*",
    Condition: { StringEquals },
  });
  expect(finding?.condition).toBe("aws:ResourceAccount is 111111111111");
});

test("a key is known by a name that no stack gives", () => {
  const findings = (alias: string) =>
    findingsWith({
      Action: "kms:Decrypt",
      Resource: "arn:aws:kms:us-east-1:111111111111:key/0a1b",
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } },
    });
  expect(findings("alias/payroll")).toHaveLength(1);
  expect(findings("alias/acme-artifacts")).toEqual([]);
});

test("what a pattern means that is known already is no thing by itself", () => {
  const known = everythingIn(exampleWorld("default")).map(({ kind, arn }) => `${kind} ${arn}`);
  expect(new Set(known).size).toBeGreaterThan(known.length / 2);
  expect(
    known.filter((each) => /acme-storefront.*any$/.test(each) && each.startsWith("aws_iam_role ")),
  ).toEqual([]);
});

describe("the shape of a kind", () => {
  test.each([
    ["object", "arn:aws:s3:::b", undefined],
    ["object", "arn:aws:s3:::b/x", "arn:aws:s3:::b/x"],
    ["aws_s3_bucket", "arn:aws:s3:::b/x", undefined],
    ["aws_s3_bucket", "arn:aws:s3:::b*", "arn:aws:s3:::bany"],
    ["aws_iam_role", "arn:aws:iam::111111111111:user/x", undefined],
    ["aws_iam_role", "arn:aws:iam::111111111111:r*", "arn:aws:iam::111111111111:role/any"],
    ["aws_codepipeline", "arn:aws:codepipeline:us-east-1:111111111111:p/Stage/Action", undefined],
    ["approval", "arn:aws:codepipeline:us-east-1:111111111111:p", undefined],
    ["aws_sns_topic", "arn:aws:sqs:us-east-1:111111111111:x", undefined],
    ["aws_sns_topic", "*", undefined],
  ])("%s of %s", (kind, pattern, expected) => {
    expect(shapeOf(kind, pattern)).toBe(expected);
  });
});
