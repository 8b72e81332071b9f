import { AWAY, allow, deny, HOME, request, thing, user } from "../requests";
import { IAM, page } from "./case";

const SALAZAR = [
  allow("s3:ListAllMyBuckets"),
  allow("s3:*Object*", "arn:aws:s3:::Production/*"),
  deny("s3:*", ["arn:aws:s3:::*log*", "arn:aws:s3:::*log*/*"]),
];
const visitor = user("carlossalazar", SALAZAR, { account: AWAY });
const PRODUCTION = [
  allow(
    ["s3:GetObject*", "s3:PutObject*", "s3:ReplicateObject", "s3:RestoreObject"],
    "arn:aws:s3:::Production/*",
    {
      Principal: { AWS: `arn:aws:iam::${AWAY}:user/carlossalazar` },
    },
  ),
];
const production = (action: string, caller = visitor, statements: Parameters<typeof thing>[1] = PRODUCTION) =>
  request(caller, action, thing("arn:aws:s3:::Production/file", statements));

const ACROSS = page(`${IAM}/reference_policies_evaluation-logic-cross-account.html`, [
  ["allow", "both accounts allow", production("s3:PutObject")],
  [
    "deny",
    "the caller's own policy denies explicitly",
    request(visitor, "s3:PutObject", thing("arn:aws:s3:::Production-logs/file")),
  ],
  ["deny", "the bucket's policy doesn't let him delete", production("s3:DeleteObject")],
  [
    "deny",
    "the caller's account doesn't allow",
    production("s3:PutObject", user("carlossalazar", [], { account: AWAY })),
  ],
  ["deny", "the bucket's account doesn't allow", production("s3:PutObject", visitor, [])],
  [
    "deny",
    "there is no bucket policy",
    request(visitor, "s3:PutObject", thing("arn:aws:s3:::Production/file")),
  ],
  [
    "allow",
    "the caller's policy may be about all resources",
    production("s3:PutObject", user("carlossalazar", [allow("s3:PutObject")], { account: AWAY })),
  ],
]);

const BUCKET_A = thing("arn:aws:s3:::BucketA/object", [allow("s3:*", "*", { Principal: { AWS: AWAY } })]);
const reads = user("User2", [allow("s3:GetObject", "arn:aws:s3:::BucketA/*")], { account: AWAY });

const DELEGATED = page(`${IAM}/id_roles_compare-resource-policies.html`, [
  [
    "allow",
    "the other account's root user has what its account was given",
    request({ type: "root", account: AWAY }, "s3:PutObject", BUCKET_A),
  ],
  [
    "deny",
    "a user of it has nothing by default",
    request(user("User1", [], { account: AWAY }), "s3:GetObject", BUCKET_A),
  ],
  ["allow", "a user of it has what was handed on", request(reads, "s3:GetObject", BUCKET_A)],
  ["deny", "and nothing more", request(reads, "s3:PutObject", BUCKET_A)],
]);

const SHIRLEY = [allow(["s3:*", "cloudwatch:*", "ec2:*"])];
const COMPANY = [
  allow(["s3:*", "cloudwatch:*", "ec2:*", "dynamodb:*"]),
  allow("iam:*AccessKey*", "arn:aws:iam::*:user/${aws:username}"),
  deny("s3:*", ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"]),
  deny("ec2:*", "arn:aws:ec2:*:*:instance/i-1234567890abcdef0"),
];
const nikhil = user("Nikhil", [allow("*")], { boundary: COMPANY });
const instance = (id: string) => thing(`arn:aws:ec2:us-east-1:${HOME}:instance/${id}`);

const BOUNDARIES = page(`${IAM}/access_policies_boundaries.html`, [
  [
    "deny",
    "a boundary without IAM: a policy for iam:CreateUser doesn't help",
    request(
      user("Shirley", [allow("iam:CreateUser")], { boundary: SHIRLEY }),
      "iam:CreateUser",
      thing(`arn:aws:iam::${HOME}:user/x`),
    ),
  ],
  [
    "deny",
    "a boundary for S3 gives no S3",
    request(
      user("Shirley", [allow("iam:CreateUser")], { boundary: SHIRLEY }),
      "s3:ListBucket",
      thing("arn:aws:s3:::bucket"),
    ),
  ],
  [
    "allow",
    "an administrator within the boundary: S3",
    request(nikhil, "s3:ListBucket", thing("arn:aws:s3:::bucket")),
  ],
  ["deny", "but not the log bucket", request(nikhil, "s3:GetObject", thing("arn:aws:s3:::logs/file"))],
  ["deny", "nor one instance", request(nikhil, "ec2:StopInstances", instance("i-1234567890abcdef0"))],
  ["allow", "another instance", request(nikhil, "ec2:StopInstances", instance("i-0"))],
  [
    "allow",
    "his own access keys",
    request(nikhil, "iam:CreateAccessKey", thing(`arn:aws:iam::${HOME}:user/Nikhil`)),
  ],
  ["deny", "nobody else's", request(nikhil, "iam:CreateAccessKey", thing(`arn:aws:iam::${HOME}:user/Zhang`))],
  ["deny", "no users", request(nikhil, "iam:CreateUser", thing(`arn:aws:iam::${HOME}:user/x`))],
]);

export const ACCOUNT_CASES = [...ACROSS, ...DELEGATED, ...BOUNDARIES];
