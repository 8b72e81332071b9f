import { AWAY, allow, deny, HOME, request, role, thing, user } from "../requests";
import { page, S3 } from "./case";

const OBJECT = "arn:aws:s3:::DOC-EXAMPLE-BUCKET/file";
const put = (
  statements: Parameters<typeof thing>[1],
  keys: Readonly<Record<string, string | string[]>>,
  caller: Parameters<typeof request>[0] = user("anna", [allow("s3:*")]),
) => request(caller, "s3:PutObject", thing(OBJECT, statements), { keys: { ...keys } });
const KMS_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const ENCRYPTED = [deny("s3:PutObject", "*", { Principal: "*", Condition: { Null: { [KMS_KEY]: "true" } } })];
const ONE_KEY = [
  deny("s3:PutObject", "*", {
    Principal: "*",
    Condition: { ArnNotEqualsIfExists: { [KMS_KEY]: "arn:aws:kms:us-east-2:111122223333:key/0123" } },
  }),
];
const FULL_CONTROL = [
  allow("s3:PutObject", "*", {
    Principal: { AWS: AWAY },
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
  }),
];
const uploader = user("uploader", [allow("s3:PutObject")], { account: AWAY });
const TAGGED = [
  allow("s3:GetObject", "*", {
    Principal: { AWS: `arn:aws:iam::${HOME}:role/JohnDoe` },
    Condition: { StringEquals: { "s3:ExistingObjectTag/environment": "production" } },
  }),
];
const tagged = (value?: string) =>
  request(role("JohnDoe"), "s3:GetObject", thing(OBJECT, TAGGED), {
    keys: { "s3:ExistingObjectTag/environment": value },
  });
const LOGS = [
  allow("s3:PutObject", "*", {
    Principal: { Service: "logging.s3.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": "arn:aws:s3:::EXAMPLE-SOURCE-BUCKET" },
    },
  }),
  deny("s3:PutObject", "*", {
    Principal: "*",
    Condition: {
      "ForAllValues:StringNotEquals": { "aws:PrincipalServiceNamesList": "logging.s3.amazonaws.com" },
    },
  }),
];
const logging = { type: "service", name: "logging.s3.amazonaws.com" } as const;
const delivery = (account: string) => ({
  "aws:SourceAccount": account,
  "aws:SourceArn": "arn:aws:s3:::EXAMPLE-SOURCE-BUCKET",
  "aws:PrincipalServiceNamesList": ["logging.s3.amazonaws.com"],
});
const ORGANIZATION = [
  allow("s3:GetObject", "*", {
    Principal: { AWS: "*" },
    Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-aa111bb222"] } },
  }),
];
const member = (organization?: string) =>
  request(user("anna"), "s3:GetObject", thing(OBJECT, ORGANIZATION), {
    keys: { "aws:PrincipalOrgID": organization },
  });
const RANGE = [
  deny("s3:*", "*", { Principal: "*", Condition: { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
];
const MIXED = [
  allow("s3:*", "*", {
    Principal: "*",
    Condition: {
      IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:DB8:1234:5678::/64"] },
      NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678:ABCD::/80"] },
    },
  }),
];
const from = (ip: string) =>
  request({ type: "anonymous" }, "s3:GetObject", thing(OBJECT, MIXED), { keys: { "aws:SourceIp": ip } });

export const BUCKET_CASES = page(`${S3}/example-bucket-policies.html`, [
  ["deny", "an upload without a KMS key where one is asked for", put(ENCRYPTED, {})],
  [
    "allow",
    "an upload with one",
    put(ENCRYPTED, { [KMS_KEY]: "arn:aws:kms:us-east-2:111122223333:key/0123" }),
  ],
  [
    "deny",
    "an upload with another key than the one",
    put(ONE_KEY, { [KMS_KEY]: "arn:aws:kms:us-east-2:111122223333:key/9999" }),
  ],
  [
    "allow",
    "an upload with the one",
    put(ONE_KEY, { [KMS_KEY]: "arn:aws:kms:us-east-2:111122223333:key/0123" }),
  ],
  [
    "allow",
    "another account's upload that gives the owner full control",
    put(FULL_CONTROL, { "s3:x-amz-acl": "bucket-owner-full-control" }, uploader),
  ],
  ["deny", "one that doesn't", put(FULL_CONTROL, {}, uploader)],
  ["allow", "reading an object by its tag", tagged("production")],
  ["deny", "an object with another", tagged("test")],
  ["deny", "an object without", tagged()],
  ["allow", "log delivery for the account's bucket", put(LOGS, delivery("111111111111"), logging)],
  ["deny", "log delivery for another account", put(LOGS, delivery("999999999999"), logging)],
  ["deny", "nobody else writes there", put(LOGS, {})],
  ["allow", "a member of the organization", member("o-aa111bb222")],
  ["deny", "of another", member("o-other")],
  ["deny", "of none", member()],
  ["allow", "from the allowed range", put(RANGE, { "aws:SourceIp": "192.0.2.7" })],
  ["deny", "from outside of it", put(RANGE, { "aws:SourceIp": "198.51.100.7" })],
  ["allow", "IPv4 and IPv6: in the IPv4 range", from("192.0.2.7")],
  ["allow", "IPv4 and IPv6: in the IPv6 range", from("2001:DB8:1234:5678::1")],
  ["deny", "IPv4 and IPv6: in the part that is taken out", from("2001:DB8:1234:5678:ABCD::1")],
]);
