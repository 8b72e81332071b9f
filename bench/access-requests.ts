/** Requests like those of an access proof: every role of a system, every action, every resource, with whole policies. */

import { type Circumstances, circumstancesOf } from "../reports/access/evaluate/circumstances";
import { type Policy, policyOf } from "../reports/access/evaluate/policy";
import type { RoleSession } from "../reports/access/evaluate/principal";
import type { Request, Resource } from "../reports/access/evaluate/request";

const SERVICES = 50;
const ACCOUNTS = ["111111111111", "222222222222", "333333333333"];

/** @param others whether condition keys that nobody mentions are absent or unknown */
export function requestsOf(others: Circumstances["others"]): Request[] {
  const circumstances = circumstancesOf({ others, values: { "aws:SecureTransport": "true" } });
  const principals = ACCOUNTS.flatMap((account) =>
    Array.from({ length: SERVICES }, (_, index) => roleOf(account, `service-${index}`)),
  );
  return principals.flatMap((principal) =>
    RESOURCES.flatMap(({ resource, actions }) =>
      actions.map((action) => ({ principal, action, resource, circumstances })),
    ),
  );
}

const BOUNDARY = policy("identity", [
  { Effect: "Allow", Action: "*", Resource: "*" },
  { Effect: "Deny", Action: ["iam:CreateUser", "organizations:*"], Resource: "*" },
]);

function roleOf(account: string, name: string): RoleSession {
  const statements = [
    allow(["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], `arn:aws:s3:::artifacts/${name}/*`, {
      StringEquals: { "aws:ResourceAccount": ACCOUNTS[0] },
    }),
    allow(["s3:GetBucketVersioning", "s3:GetBucketLocation"], "arn:aws:s3:::artifacts"),
    allow(["kms:Decrypt", "kms:GenerateDataKey*"], `arn:aws:kms:*:${ACCOUNTS[0]}:key/*`, {
      StringLike: { "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::artifacts/${name}/*` },
      StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
    }),
    allow(
      ["sts:AssumeRole"],
      ACCOUNTS.map((id) => `arn:aws:iam::${id}:role/slipway/deploy/${name}`),
    ),
    allow(["iam:PassRole"], `arn:aws:iam::${account}:role/slipway/runtime/${name}`, {
      StringEquals: { "iam:PassedToService": ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] },
    }),
    allow(
      ["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
      `arn:aws:codebuild:us-east-1:${account}:project/${name}-*`,
    ),
    allow(["ecr:BatchGetImage", "ecr:PutImage"], `arn:aws:ecr:us-east-1:${ACCOUNTS[0]}:repository/${name}`),
    allow(["sns:Publish"], `arn:aws:sns:us-east-1:${account}:releases`),
  ];
  return {
    type: "role-session",
    account,
    role: `arn:aws:iam::${account}:role/slipway/deploy/${name}`,
    policies: [policy("identity", statements)],
    boundary: BOUNDARY,
  };
}

interface Asked {
  readonly resource: Resource;
  readonly actions: readonly string[];
}

const DEPLOYERS = {
  Principal: { AWS: ACCOUNTS.map((id) => `arn:aws:iam::${id}:root`) },
  Condition: {
    ArnLike: { "aws:PrincipalArn": ACCOUNTS.map((id) => `arn:aws:iam::${id}:role/slipway/deploy/*`) },
  },
};
const PLAIN_HTTP = {
  Effect: "Deny",
  Principal: "*",
  Action: "*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const SHARED = policy("resource", [
  PLAIN_HTTP,
  {
    Effect: "Allow",
    Action: ["s3:Get*", "kms:Decrypt", "kms:DescribeKey", "ecr:*", "sns:Publish"],
    Resource: "*",
    ...DEPLOYERS,
  },
]);
const TRUST = policy("trust", [{ Effect: "Allow", Action: "sts:AssumeRole", ...DEPLOYERS }]);

const RESOURCES: readonly Asked[] = ACCOUNTS.flatMap((account) =>
  Array.from({ length: 5 }, (_, index) => `service-${index * 7}`).flatMap((name): Asked[] => [
    {
      resource: of(`arn:aws:s3:::artifacts/${name}/build.zip`, account, SHARED),
      actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    },
    {
      resource: of(`arn:aws:kms:us-east-1:${account}:key/1234`, account, SHARED),
      actions: ["kms:Decrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy"],
    },
    {
      resource: of(`arn:aws:iam::${account}:role/slipway/deploy/${name}`, account, TRUST),
      actions: ["sts:AssumeRole", "iam:PassRole", "iam:PutRolePolicy"],
    },
    {
      resource: of(`arn:aws:ecr:us-east-1:${account}:repository/${name}`, account, SHARED),
      actions: ["ecr:PutImage", "ecr:BatchGetImage"],
    },
    { resource: of(`arn:aws:sns:us-east-1:${account}:releases`, account, SHARED), actions: ["sns:Publish"] },
    {
      resource: of(`arn:aws:codebuild:us-east-1:${account}:project/${name}-build`, account),
      actions: ["codebuild:StartBuild"],
    },
  ]),
);

function of(arn: string, account: string, ...policies: readonly Policy[]): Resource {
  return { arn, account, policies };
}

function allow(Action: readonly string[], Resource: string | readonly string[], Condition?: object): object {
  return { Effect: "Allow", Action, Resource, ...(Condition && { Condition }) };
}

function policy(kind: Policy["kind"], statements: readonly object[]): Policy {
  const trust = kind === "trust";
  const document = {
    Version: "2012-10-17",
    Statement: statements.map((one) => (trust ? one : { Resource: "*", ...one })),
  };
  return policyOf({ name: kind, kind, document });
}
