import { under, unless } from "../requests";
import { IAM, page } from "./case";

const TOPIC = "arn:aws:sns:us-east-2:123456789012:topic";
const FINANCE = "arn:aws:someservice:*:111122223333:finance/*";
const STORE = "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";
const JOB = { StringEquals: { "aws:PrincipalTag/job-category": "iamuser-admin" } };
const KEYS_AT_MOST = { NumericLessThanEquals: { "s3:max-keys": "10" } };
const ISSUED = { DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01T00:00:01Z" } };
const OFFICE = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
const BOTH_KINDS = { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678::/64"] } };
const HOMES = { StringLike: { "s3:prefix": ["", "home/", "home/${aws:username}/"] } };
const SIZES = { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*", "m3.*"] } };
const BYTES = { BinaryEquals: { key: "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } };
const MULTI = { StringEquals: { "aws:PrincipalTag/job-category": ["a", "iamuser-admin"] } };

export const OPERATOR_CASES = page(`${IAM}/reference_policies_elements_condition_operators.html`, [
  [
    "allow",
    "StringEquals: the tag is there and equal",
    under(JOB, { "aws:PrincipalTag/job-category": "iamuser-admin" }),
  ],
  ["deny", "StringEquals: case counts", under(JOB, { "aws:PrincipalTag/job-category": "IAMUser-Admin" })],
  ["deny", "StringEquals: an absent key doesn't match", under(JOB, {})],
  [
    "allow",
    "StringEquals: one of several values is enough",
    under(MULTI, { "aws:PrincipalTag/job-category": "iamuser-admin" }),
  ],
  [
    "allow",
    "StringEqualsIgnoreCase: case doesn't count",
    under({ StringEqualsIgnoreCase: { "aws:SourceVpc": "VPC-1" } }, { "aws:SourceVpc": "vpc-1" }),
  ],
  [
    "deny",
    "StringNotEqualsIgnoreCase is its opposite",
    under({ StringNotEqualsIgnoreCase: { "aws:SourceVpc": "VPC-1" } }, { "aws:SourceVpc": "vpc-1" }),
  ],
  [
    "deny",
    "StringNotEquals: equal",
    under({ StringNotEquals: { "aws:SourceVpc": "vpc-1" } }, { "aws:SourceVpc": "vpc-1" }),
  ],
  [
    "allow",
    "StringNotLike: an absent key isn't like",
    under({ StringNotLike: { "aws:SourceVpc": "vpc-*" } }, {}),
  ],
  ["allow", "ArnNotLike: an absent key isn't like", under({ ArnNotLike: { "aws:SourceArn": TOPIC } }, {})],
  ["allow", "StringLike: the user's own home", under(HOMES, { "s3:prefix": "home/anna/" })],
  ["allow", "StringLike: the empty prefix", under(HOMES, { "s3:prefix": "" })],
  ["deny", "StringLike: somebody else's home", under(HOMES, { "s3:prefix": "home/bob/" })],
  [
    "allow",
    "StringLike: ? is one character",
    under({ StringLike: { "aws:SourceVpc": "vpc-?" } }, { "aws:SourceVpc": "vpc-1" }),
  ],
  [
    "deny",
    "StringLike: ? isn't two characters",
    under({ StringLike: { "aws:SourceVpc": "vpc-?" } }, { "aws:SourceVpc": "vpc-12" }),
  ],
  ["allow", "NumericLessThanEquals: ten of ten", under(KEYS_AT_MOST, { "s3:max-keys": "10" })],
  ["deny", "NumericLessThanEquals: eleven of ten", under(KEYS_AT_MOST, { "s3:max-keys": "11" })],
  ["deny", "NumericLessThanEquals: an absent key doesn't match", under(KEYS_AT_MOST, {})],
  [
    "allow",
    "DateGreaterThan: issued in 2020",
    under(ISSUED, { "aws:TokenIssueTime": "2020-06-01T00:00:00Z" }),
  ],
  ["deny", "DateGreaterThan: issued before", under(ISSUED, { "aws:TokenIssueTime": "2019-06-01T00:00:00Z" })],
  ["deny", "DateGreaterThan: a user's own keys have no time of issue", under(ISSUED, {})],
  [
    "allow",
    "dates may be seconds since 1970",
    under({ DateLessThan: { "aws:EpochTime": "1600000000" } }, { "aws:EpochTime": "1500000000" }),
  ],
  [
    "deny",
    "Bool: plain HTTP falls under the denial",
    unless({ Bool: { "aws:SecureTransport": "false" } }, { "aws:SecureTransport": "false" }),
  ],
  [
    "allow",
    "Bool: TLS doesn't",
    unless({ Bool: { "aws:SecureTransport": "false" } }, { "aws:SecureTransport": "true" }),
  ],
  ["allow", "BinaryEquals: the same bytes", under(BYTES, { key: "QmluYXJ5VmFsdWVJbkJhc2U2NA==" })],
  ["deny", "BinaryEquals: other bytes", under(BYTES, { key: "b3RoZXI=" })],
  ["allow", "IpAddress: in the range", under(OFFICE, { "aws:SourceIp": "203.0.113.255" })],
  ["deny", "IpAddress: outside", under(OFFICE, { "aws:SourceIp": "203.0.114.1" })],
  ["deny", "IpAddress: through an endpoint the key is absent", under(OFFICE, {})],
  [
    "allow",
    "IpAddress: an address without prefix is itself",
    under({ IpAddress: { "aws:SourceIp": "203.0.113.7" } }, { "aws:SourceIp": "203.0.113.7" }),
  ],
  [
    "deny",
    "IpAddress: an address without prefix is nothing else",
    under({ IpAddress: { "aws:SourceIp": "203.0.113.7" } }, { "aws:SourceIp": "203.0.113.8" }),
  ],
  ["allow", "IpAddress: IPv6 beside IPv4", under(BOTH_KINDS, { "aws:SourceIp": "2001:db8:1234:5678::1" })],
  ["deny", "IpAddress: in neither", under(BOTH_KINDS, { "aws:SourceIp": "2001:db8:1234:5679::1" })],
  [
    "allow",
    "NotIpAddress: outside",
    under({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, { "aws:SourceIp": "198.51.100.1" }),
  ],
  [
    "deny",
    "NotIpAddress: inside",
    under({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, { "aws:SourceIp": "203.0.113.1" }),
  ],
  [
    "allow",
    "StringLike: a star reaches over colons",
    under({ StringLike: { "aws:SourceArn": FINANCE } }, { "aws:SourceArn": STORE }),
  ],
  [
    "deny",
    "ArnLike: a star stays between two colons",
    under({ ArnLike: { "aws:SourceArn": FINANCE } }, { "aws:SourceArn": STORE }),
  ],
  [
    "allow",
    "ArnEquals is ArnLike, with wildcards",
    under({ ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:123456789012:top*" } }, { "aws:SourceArn": TOPIC }),
  ],
  [
    "deny",
    "ArnNotEquals is ArnNotLike",
    under(
      { ArnNotEquals: { "aws:SourceArn": "arn:aws:sns:*:123456789012:top*" } },
      { "aws:SourceArn": TOPIC },
    ),
  ],
  [
    "deny",
    "ArnEquals: a user who calls itself has no SourceArn",
    under({ ArnEquals: { "aws:SourceArn": TOPIC } }, {}),
  ],
  ["allow", "IfExists: the key is absent", under(SIZES, {})],
  ["allow", "IfExists: the key matches", under(SIZES, { "ec2:InstanceType": "t2.micro" })],
  ["deny", "IfExists: the key doesn't match", under(SIZES, { "ec2:InstanceType": "m5.large" })],
  [
    "deny",
    "without IfExists an absent key doesn't match",
    under({ StringLike: { "ec2:InstanceType": ["t1.*"] } }, {}),
  ],
  [
    "deny",
    "a denial by StringNotEqualsIfExists holds where the tag is missing",
    unless({ StringNotEqualsIfExists: { "aws:RequestTag/team": "red" } }, {}),
  ],
  ["allow", "Null true: no temporary credentials", under({ Null: { "aws:TokenIssueTime": "true" } }, {})],
  [
    "deny",
    "Null true: temporary credentials",
    under({ Null: { "aws:TokenIssueTime": "true" } }, { "aws:TokenIssueTime": "2020-06-01T00:00:00Z" }),
  ],
  [
    "allow",
    "Null false: the key is there",
    under({ Null: { "aws:TokenIssueTime": "false" } }, { "aws:TokenIssueTime": "2020-06-01T00:00:00Z" }),
  ],
  ["deny", "Null false: the key is absent", under({ Null: { "aws:TokenIssueTime": "false" } }, {})],
]);
