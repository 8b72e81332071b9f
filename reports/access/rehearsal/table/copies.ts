/** What S3 itself does with artifacts: it writes down who asked for them, and copies them. */
import type { BucketRecord } from "../../world/records/bucket";
import type { CallContext, Step } from "../call";
import { endpointOf } from "../scene";
import { SOURCES } from "../sources";

export const DELIVER_LOGS: Step<BucketRecord> = {
  name: "S3 writes down who asked for it",
  caller: () => ({ service: "logging.s3.amazonaws.com" }),
  rows: [
    {
      actions: ["s3:PutObject"],
      on: ({ logsTo }) =>
        logsTo ? [`${logsTo.bucketArn}/${logsTo.prefix}2026-01-01-00-00-00-0123456789ABCDEF`] : [],
      context: ({ arn, place }): readonly CallContext[] => [
        { values: { "aws:SourceArn": arn, "aws:SourceAccount": place.account } },
      ],
      source: SOURCES.s3Logs,
    },
  ],
};

/** A bucket that is copied, an object in it, and where its copy goes. */
export interface Copy {
  readonly from: BucketRecord;
  readonly object: string;
  readonly role: string;
  readonly to: { readonly bucketArn: string; readonly region: string; readonly keyArn?: string };
}

const replica = ({ from, object, to }: Copy) => object.replace(from.arn, to.bucketArn);

/** Replication uses keys by itself, so it names each use; other S3 calls are in `encrypted.ts`. */
export const REPLICATE: Step<Copy> = {
  name: "S3 copies it into the other region",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      on: ({ from }) => [from.arn],
      source: SOURCES.s3Replication,
    },
    {
      actions: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      on: ({ object }) => [object],
      source: SOURCES.s3Replication,
    },
    {
      actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
      on: (scene) => [replica(scene)],
      source: SOURCES.s3Replication,
    },
    {
      actions: ["kms:Decrypt"],
      on: ({ from }) => [from.encryption.keyArn ?? []].flat(),
      context: ({ from, object }) => [throughS3(from.place.region, object)],
      source: SOURCES.s3ReplicationKms,
    },
    {
      actions: ["kms:Encrypt", "kms:GenerateDataKey"],
      on: ({ to }) => [to.keyArn ?? []].flat(),
      context: (scene) => [throughS3(scene.to.region, replica(scene))],
      source: SOURCES.s3ReplicationKms,
    },
  ],
};

function throughS3(region: string, object: string): CallContext {
  return {
    values: { "kms:ViaService": endpointOf("s3", region) },
    encryptionContext: { "aws:s3:arn": object },
  };
}
