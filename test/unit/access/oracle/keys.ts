/** Condition keys of random policies, each with values that a policy may want and a request may have. */

type Type = "string" | "arn" | "number" | "date" | "bool" | "ip";

export interface KeyInfo {
  readonly key: string;
  readonly type: Type;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
  readonly multivalued?: true;
  /** True: it follows from the principal or the resource. */
  readonly derived?: true;
}

const ROLE = "arn:aws:iam::111111111111:role/team/app";
const PIPELINE = "arn:aws:codepipeline:us-east-1:111111111111:shop";

export const KEYS: readonly KeyInfo[] = [
  {
    key: "aws:PrincipalArn",
    type: "arn",
    derived: true,
    found: [],
    wanted: [
      ROLE,
      "arn:aws:iam::*:role/team/*",
      "arn:aws:iam::111111111111:user/${aws:username}",
      "arn:*:*:*:*:role/*",
    ],
  },
  {
    key: "aws:PrincipalAccount",
    type: "string",
    derived: true,
    found: [],
    wanted: ["111111111111", "222222222222"],
  },
  {
    key: "AWS:principaltype",
    type: "string",
    derived: true,
    found: [],
    wanted: ["User", "Assumed*", "Account"],
  },
  {
    key: "aws:ResourceAccount",
    type: "string",
    derived: true,
    found: [],
    wanted: ["111111111111", "${aws:PrincipalAccount}"],
  },
  { key: "aws:PrincipalTag/team", type: "string", derived: true, found: [], wanted: ["red", "r?d", "blue"] },
  { key: "aws:username", type: "string", derived: true, found: [], wanted: ["alice", "a*", "bob"] },
  { key: "aws:SecureTransport", type: "bool", wanted: ["true", "false"], found: ["true", "false"] },
  {
    key: "aws:SourceIp",
    type: "ip",
    wanted: ["203.0.113.0/24", "198.51.100.7"],
    found: ["203.0.113.9", "198.51.100.7", "198.51.100.8"],
  },
  {
    key: "aws:VpcSourceIp",
    type: "ip",
    wanted: ["2001:db8::/32", "2001:db9::1"],
    found: ["2001:db8::1", "2001:db9::1", "2001:dc8::1"],
  },
  {
    key: "aws:CurrentTime",
    type: "date",
    wanted: ["2024-05-01T00:00:00Z", "2026-01-01"],
    found: ["2024-05-01T00:00:00Z", "2025-06-01T10:00:00Z", "2027-01-01T00:00:00Z"],
  },
  {
    key: "aws:MultiFactorAuthAge",
    type: "number",
    wanted: ["3600", "10"],
    found: ["10", "300", "3600", "86400"],
  },
  {
    key: "aws:SourceVpc",
    type: "string",
    wanted: ["vpc-1", "vpc-*", "VPC-1", "${aws:PrincipalTag/team, 'vpc-1'}"],
    found: ["vpc-1", "vpc-2", "red"],
  },
  {
    key: "aws:UserAgent",
    type: "string",
    wanted: ["*sdk*", "${*}", "cli/?"],
    found: ["my-sdk/2", "*", "cli/1", "cli/12"],
  },
  {
    key: "aws:SourceIdentity",
    type: "string",
    wanted: ["alice", "${aws:username}", "ALICE"],
    found: ["alice", "bob"],
  },
  {
    key: "aws:TagKeys",
    type: "string",
    multivalued: true,
    wanted: ["cost", "team", "te*"],
    found: ["cost", "team", "owner"],
  },
  {
    key: "aws:CalledVia",
    type: "string",
    multivalued: true,
    wanted: ["cloudformation.amazonaws.com", "*.amazonaws.com"],
    found: ["cloudformation.amazonaws.com", "athena.amazonaws.com"],
  },
];

/** Keys of one service or one token: the validated oracle drops them, the unvalidated one doesn't. */
export const SERVICE_KEYS: readonly KeyInfo[] = [
  {
    key: "kms:EncryptionContext:aws:s3:arn",
    type: "string",
    wanted: ["arn:aws:s3:::artifacts/app/*", "arn:aws:s3:::artifacts"],
    found: ["arn:aws:s3:::artifacts/app/x", "arn:aws:s3:::artifacts"],
  },
  {
    key: "kms:ViaService",
    type: "string",
    wanted: ["s3.us-east-1.amazonaws.com", "s3.*"],
    found: ["s3.us-east-1.amazonaws.com", "sns.us-east-1.amazonaws.com"],
  },
  {
    key: "token.actions.githubusercontent.com:sub",
    type: "string",
    wanted: ["repo:acme/shop:ref:refs/heads/main", "repo:acme/*"],
    found: ["repo:acme/shop:ref:refs/heads/main", "repo:evil/shop:pull_request"],
  },
  {
    key: "token.actions.githubusercontent.com:aud",
    type: "string",
    wanted: ["sts.amazonaws.com"],
    found: ["sts.amazonaws.com", "elsewhere"],
  },
  {
    key: "iam:PassedToService",
    type: "string",
    wanted: ["ecs-tasks.amazonaws.com", "ec2.*"],
    found: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"],
  },
  {
    key: "aws:SourceArn",
    type: "arn",
    wanted: [PIPELINE, "arn:aws:codepipeline:*:111111111111:*"],
    found: [PIPELINE, "arn:aws:codepipeline:us-east-1:222222222222:shop"],
  },
  {
    key: "aws:SourceAccount",
    type: "string",
    wanted: ["111111111111"],
    found: ["111111111111", "222222222222"],
  },
  {
    key: "s3:x-amz-content-sha256",
    type: "string",
    wanted: ["UNSIGNED-PAYLOAD"],
    found: ["UNSIGNED-PAYLOAD", "abc"],
  },
];

const STRING = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
];

const OPERATORS: Readonly<Record<Type, readonly string[]>> = {
  string: STRING,
  arn: [...STRING, "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
  number: [
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
  ],
  date: [
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
  ],
  bool: ["Bool"],
  ip: ["IpAddress", "NotIpAddress"],
};

export function operatorsOf({ type }: KeyInfo): readonly string[] {
  return [...OPERATORS[type], "Null"];
}
