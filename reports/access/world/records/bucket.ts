/** What a bucket does beside keeping objects, put together from Terraform's resources of one bucket each. */
import { Fields } from "../fields";
import type { KeyOf } from "../keys";
import { type Place, partitionOf } from "../place";
import type { Resource } from "../resource";

export interface BucketRecord {
  readonly arn: string;
  readonly name: string;
  readonly place: Place;
  readonly versioned: boolean;
  /** Of objects that come without a key. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html */
  readonly encryption: BucketEncryption;
  /** False: `BucketOwnerEnforced`, and access lists mean nothing. */
  readonly accessLists: boolean;
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
  readonly publicAccessBlock: PublicAccessBlock;
  readonly logsTo?: { readonly bucketArn: string; readonly prefix: string };
  /** True: S3 tells EventBridge of what becomes of its objects. */
  readonly tellsEventBridge: boolean;
  readonly replication?: ReplicationRecord;
}

export interface BucketEncryption {
  /** `AES256` is S3's default. */
  readonly algorithm: string;
  readonly keyArn?: string;
  /** True: the encryption context is the bucket's ARN, not the object's. */
  readonly bucketKey: boolean;
}

export interface PublicAccessBlock {
  readonly blockAcls: boolean;
  readonly ignoreAcls: boolean;
  readonly blockPolicy: boolean;
  readonly restrict: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export interface ReplicationRecord {
  readonly roleArn: string;
  readonly rules: readonly { readonly id: string; readonly bucketArn: string; readonly keyArn?: string }[];
}

/** Types that say something of a bucket by its name. */
export const BUCKET_PARTS = [
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_logging",
  "aws_s3_bucket_notification",
  "aws_s3_bucket_replication_configuration",
] as const;

/** @param parts resources of the types of `BUCKET_PARTS`, of any bucket */
export function bucketRecord(bucket: Resource, parts: readonly Resource[], keyOf: KeyOf): BucketRecord {
  const { place } = bucket;
  const name = Fields.of(bucket).text("bucket");
  const part = (type: (typeof BUCKET_PARTS)[number]) =>
    parts
      .filter((resource) => resource.type === type)
      .map((resource) => Fields.of(resource))
      .find((fields) => fields.text("bucket") === name);
  const publicAccess = part("aws_s3_bucket_public_access_block");
  const logging = part("aws_s3_bucket_logging");
  const replication = part("aws_s3_bucket_replication_configuration");
  const ownership = part("aws_s3_bucket_ownership_controls")?.block("rule")?.text("object_ownership");
  return {
    arn: bucket.arn ?? "",
    name,
    place,
    versioned:
      part("aws_s3_bucket_versioning")?.block("versioning_configuration")?.text("status") === "Enabled",
    encryption: encryptionOf(part("aws_s3_bucket_server_side_encryption_configuration"), place, keyOf),
    // Since April 2023 S3 makes buckets without access lists.
    accessLists: (ownership ?? "BucketOwnerEnforced") !== "BucketOwnerEnforced",
    // S3 makes buckets with it; Terraform that no longer says it takes it away.
    publicAccessBlock: {
      blockAcls: publicAccess?.flag("block_public_acls") ?? false,
      ignoreAcls: publicAccess?.flag("ignore_public_acls") ?? false,
      blockPolicy: publicAccess?.flag("block_public_policy") ?? false,
      restrict: publicAccess?.flag("restrict_public_buckets") ?? false,
    },
    ...(logging && {
      logsTo: {
        bucketArn: `arn:${partitionOf(place.region)}:s3:::${logging.text("target_bucket")}`,
        prefix: logging.optional("target_prefix") ?? "",
      },
    }),
    tellsEventBridge: part("aws_s3_bucket_notification")?.flag("eventbridge") ?? false,
    ...(replication && { replication: replicationOf(replication, place, keyOf) }),
  };
}

function encryptionOf(fields: Fields | undefined, place: Place, keyOf: KeyOf): BucketEncryption {
  const rule = fields?.block("rule");
  const byDefault = rule?.block("apply_server_side_encryption_by_default");
  const keyArn = byDefault && keyOf(byDefault, "kms_master_key_id", place);
  return {
    algorithm: byDefault?.text("sse_algorithm") ?? "AES256",
    ...(keyArn !== undefined && { keyArn }),
    bucketKey: rule?.flag("bucket_key_enabled") ?? false,
  };
}

function replicationOf(fields: Fields, place: Place, keyOf: KeyOf): ReplicationRecord {
  return {
    roleArn: fields.text("role"),
    rules: fields.blocks("rule").flatMap((rule) =>
      rule.blocks("destination").map((destination) => {
        const keyArn = destination
          .blocks("encryption_configuration")
          .map((encryption) => keyOf(encryption, "replica_kms_key_id", place))[0];
        return {
          id: rule.optional("id") ?? "",
          bucketArn: destination.text("bucket"),
          ...(keyArn !== undefined && { keyArn }),
        };
      }),
    ),
  };
}
