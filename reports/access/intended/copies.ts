/** What S3 may, to copy artifacts into another region. */
import type { Thing } from "../adversaries/thing";
import { GENERATE_DATA_KEYS } from "./data-keys";
import { isBeside } from "./deployments";
import type { Intended } from "./entry";
import type { Facts } from "./facts";

export const COPIES: readonly Intended[] = [
  {
    name: "S3 sees what lies in a bucket that it copies",
    who: ["replication"],
    may: ["s3:ListBucket"],
    on: ({ arn }, thing, { world: { records } }) =>
      records.buckets.some((bucket) => bucket.replication?.roleArn === arn && bucket.arn === thing.arn),
    because: "S3 copies artifacts into another region as this role",
  },
  {
    name: "S3 reads what it copies",
    who: ["replication"],
    may: ["s3:GetObjectVersionForReplication"],
    on: ({ arn }, thing, { world: { records } }) =>
      records.buckets.some(
        (bucket) => bucket.replication?.roleArn === arn && thing.arn.startsWith(`${bucket.arn}/`),
      ),
    because: "S3 copies artifacts into another region as this role",
  },
  {
    name: "S3 writes copies",
    who: ["replication"],
    may: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
    on: ({ arn }, thing, facts) =>
      copiesOf(arn, facts).some(({ bucketArn }) => thing.arn.startsWith(`${bucketArn}/`)),
    because: "the copy lies in the other region's bucket",
  },
  {
    name: "S3 opens what it copies",
    who: ["replication"],
    may: ["kms:Decrypt"],
    on: ({ arn }, thing, { world: { records } }) =>
      records.buckets.some(
        (bucket) => bucket.replication?.roleArn === arn && isKey(bucket.encryption.keyArn, thing),
      ),
    only: ({ arn }, { place }, { world: { records } }) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: records.buckets.flatMap((bucket) =>
          bucket.replication?.roleArn === arn ? [`${bucket.arn}*`] : [],
        ),
      },
    ],
    because: "artifacts lie closed in their bucket",
  },
  {
    name: "S3 closes copies",
    who: ["replication"],
    may: ["kms:Encrypt", ...GENERATE_DATA_KEYS],
    on: ({ arn }, thing, facts) => copiesOf(arn, facts).some(({ keyArn }) => isKey(keyArn, thing)),
    only: ({ arn }, { place }, facts) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: copiesOf(arn, facts).map(({ bucketArn }) => `${bucketArn}*`),
      },
    ],
    because: "copies have the other region's key",
  },
];

/** The key, or one beside it that no stack makes: a policy can't tell them apart but by the encryption context. */
function isKey(key: string | undefined, { arn, target }: Thing): boolean {
  return key !== undefined && (key === arn || (target === undefined && isBeside(key, arn)));
}

function copiesOf(role: string | undefined, { world: { records } }: Facts) {
  return records.buckets.flatMap(({ replication }) =>
    replication?.roleArn === role ? (replication?.rules ?? []) : [],
  );
}
