import { allow, HOME, request, thing, user } from "../requests";
import { IAM, type Line, page } from "./case";

const ONLY_S3 = [{ Effect: "Allow", NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" }];
const NO_IAM = [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }];
const WITHOUT_MFA = [
  allow("*"),
  {
    Effect: "Deny",
    NotAction: "iam:*",
    Resource: "*",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  },
];
const mfa = (present: string | undefined) => ({ keys: { "aws:MultiFactorAuthPresent": present } });

const NOT_ACTION = page(`${IAM}/reference_policies_elements_notaction.html`, [
  [
    "allow",
    "all S3 actions but one: another",
    request(user("anna", ONLY_S3), "s3:PutBucketTagging", thing("arn:aws:s3:::bucket")),
  ],
  [
    "deny",
    "all S3 actions but one: that one",
    request(user("anna", ONLY_S3), "s3:DeleteBucket", thing("arn:aws:s3:::bucket")),
  ],
  ["allow", "all but IAM: EC2", request(user("anna", NO_IAM), "ec2:RunInstances", thing("*"))],
  [
    "deny",
    "all but IAM: IAM",
    request(user("anna", NO_IAM), "iam:CreateUser", thing(`arn:aws:iam::${HOME}:user/x`)),
  ],
  [
    "deny",
    "without MFA all but IAM is denied",
    request(user("anna", WITHOUT_MFA), "ec2:RunInstances", thing("*"), mfa("false")),
  ],
  [
    "deny",
    "with long-term keys, which have no such key, too",
    request(user("anna", WITHOUT_MFA), "ec2:RunInstances", thing("*"), mfa(undefined)),
  ],
  [
    "allow",
    "with MFA it isn't",
    request(user("anna", WITHOUT_MFA), "ec2:RunInstances", thing("*"), mfa("true")),
  ],
  [
    "allow",
    "IAM isn't either",
    request(user("anna", WITHOUT_MFA), "iam:ListUsers", thing("*"), mfa("false")),
  ],
]);

const PAYROLL = [
  allow("*"),
  {
    Effect: "Deny",
    Action: "s3:*",
    NotResource: ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"],
  },
];
const payroll = (action: string, arn: string) => request(user("anna", PAYROLL), action, thing(arn));

const NOT_RESOURCE = page(`${IAM}/reference_policies_elements_notresource.html`, [
  ["allow", "what is listed isn't denied", payroll("s3:GetObject", "arn:aws:s3:::HRBucket/Payroll/june.csv")],
  ["deny", "other folders are", payroll("s3:GetObject", "arn:aws:s3:::HRBucket/Reviews/june.csv")],
  ["deny", "other buckets are", payroll("s3:GetObject", "arn:aws:s3:::Other/Payroll/june.csv")],
  [
    "allow",
    "other services aren't",
    payroll("ec2:StartInstances", `arn:aws:ec2:us-east-1:${HOME}:instance/i-1`),
  ],
]);

const tested = (object: string) =>
  request(
    user("anna", [allow("s3:GetObject", "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*")]),
    "s3:GetObject",
    thing(`arn:aws:s3:::DOC-EXAMPLE-BUCKET/${object}`),
  );
const MATCHING = [
  "1/test/object.jpg",
  "1/2/test/object.jpg",
  "1/2/test/3/object.jpg",
  "1/2/3/test/4/object.jpg",
  "1///test///object.jpg",
  "1/test/.jpg",
  "/test/object.jpg",
  "1/test/",
];
const MISSING = ["1-test/object.jpg", "test/object.jpg", "1/2/test.jpg"];
const accounting = (name: string) =>
  request(
    user("anna", [allow("iam:GetUser", `arn:aws:iam::${HOME}:user/accounting/*`)]),
    "iam:GetUser",
    thing(`arn:aws:iam::${HOME}:user/${name}`),
  );

const RESOURCE = page(`${IAM}/reference_policies_elements_resource.html`, [
  ...MATCHING.map((object): Line => ["allow", `*/test/* takes ${object}`, tested(object)]),
  ...MISSING.map((object): Line => ["deny", `*/test/* doesn't take ${object}`, tested(object)]),
  ["allow", "all users of a path: one of them", accounting("accounting/anna")],
  ["deny", "all users of a path: one of another", accounting("sales/anna")],
]);

export const ELEMENT_CASES = [...NOT_ACTION, ...NOT_RESOURCE, ...RESOURCE];
