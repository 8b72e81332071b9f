/** Ways of doing something that nobody is meant to go, whoever it is. */
import { administratorOf } from "../ask/asker";
import type { Value } from "../evaluate/context";
import type { Facts } from "../intended/facts";
import type { Actor } from "./actor";
import type { Sensitive } from "./sensitive";
import type { Thing } from "./thing";

/** A way with its condition keys. */
export interface Way {
  /** `over plain HTTP` */
  readonly words: string;
  readonly values: Readonly<Record<string, Value>>;
}

const PLAIN: Way = { words: "over plain HTTP", values: { "aws:SecureTransport": "false" } };
const BUCKETS = ["object", "aws_s3_bucket"];

const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY = `${ALGORITHM}-aws-kms-key-id`;
const CUSTOMER = `${ALGORITHM}-customer-algorithm`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms */
const OTHERWISE_CLOSED: readonly Way[] = [
  {
    words: "closed without the bucket's key",
    values: { [ALGORITHM]: "AES256", [KEY]: undefined, [CUSTOMER]: undefined },
  },
  {
    words: "closed with a key of somebody else's",
    values: {
      [ALGORITHM]: "aws:kms",
      [KEY]: "arn:aws:kms:us-east-1:999999999999:key/stranger",
      [CUSTOMER]: undefined,
    },
  },
  {
    words: "closed with the account's default key",
    values: { [ALGORITHM]: "aws:kms", [KEY]: undefined, [CUSTOMER]: undefined },
  },
  {
    words: "closed with a key that it brings along",
    values: { [ALGORITHM]: undefined, [KEY]: undefined, [CUSTOMER]: "AES256" },
  },
];

/** Ways of an action that must be shut: over the wire, and into what a pipeline takes on. */
export function shutWays(sensitive: Sensitive, thing: Thing, { deliveries, world }: Facts): readonly Way[] {
  const wire = isTlsOnly(sensitive, thing) ? [PLAIN] : [];
  const bucket = thing.target?.arn;
  const copies = world.records.buckets.some(({ replication }) =>
    replication?.rules.some((rule) => rule.bucketArn === bucket),
  );
  const delivers =
    copies ||
    deliveries.some(
      ({ artifacts, source }) =>
        artifacts.some((start) => start.startsWith(`${bucket}/`)) || source.objects.includes(thing.arn),
    );
  // What a build caches only builds of its own read.
  return sensitive.action === "s3:PutObject" && delivers && thing.target?.keyArn !== undefined
    ? [...wire, ...OTHERWISE_CLOSED]
    : wire;
}

/** The one who may do everything in a thing's account: whom a shut way must hold back, too. */
export function ownAdministrator({ place }: Thing): Actor {
  const { account } = place;
  return {
    ...administratorOf(account),
    kind: "administrator",
    name: `an administrator of ${account}, whatever else the account allows`,
    account,
  };
}

/**
 * True of what nobody at all does over plain HTTP: anything with a bucket, and publishing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
function isTlsOnly({ action }: Sensitive, { kind, target }: Thing): boolean {
  return target !== undefined && (BUCKETS.includes(kind) || action === "sns:Publish");
}
