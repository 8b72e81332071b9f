/** Buckets' settings. No action here reads or writes an object: state has statements of its own. */

import { bucketArn } from "../arn";
import type { Conditions } from "../statement";
import type { AccountKind, At } from "./at";
import type { Calls, Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];

/** Of every part of a bucket's settings: asked of a bucket that must be there. */
const FIND = ["s3:ListBucket"] as const;

/** A part of a bucket's settings, which a write takes away as well. */
function part(read: string, ...write: readonly string[]): Calls {
  return { in: BOTH, bootstrap: true, read: [...FIND, read], write };
}

/** What changes a bucket's settings: no apply does it to the bucket of state, or of plans. */
export const CHANGE_BUCKET = [
  "s3:CreateBucket",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketLogging",
  "s3:PutBucketNotification",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketTagging",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
  "s3:TagResource",
  "s3:UntagResource",
] as const;

/** The provider reads every setting of a bucket, whether a resource manages it or not. */
const READ_BUCKET = [
  ...FIND,
  "s3:GetAccelerateConfiguration",
  "s3:GetBucketAbac",
  "s3:GetBucketAcl",
  "s3:GetBucketCORS",
  "s3:GetBucketLogging",
  "s3:GetBucketObjectLockConfiguration",
  "s3:GetBucketPolicy",
  "s3:GetBucketRequestPayment",
  "s3:GetBucketTagging",
  "s3:GetBucketVersioning",
  "s3:GetBucketWebsite",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "s3:ListTagsForResource",
] as const;

const READ_PARTS = [
  "s3:GetBucketNotification",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketPublicAccessBlock",
] as const;

export const S3: Service = {
  resources: {
    aws_s3_bucket: {
      in: BOTH,
      bootstrap: true,
      read: READ_BUCKET,
      write: [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:PutBucketTagging",
        "s3:TagResource",
        "s3:UntagResource",
      ],
    },
    aws_s3_bucket_lifecycle_configuration: part(
      "s3:GetLifecycleConfiguration",
      "s3:PutLifecycleConfiguration",
    ),
    aws_s3_bucket_logging: part("s3:GetBucketLogging", "s3:PutBucketLogging"),
    aws_s3_bucket_notification: part("s3:GetBucketNotification", "s3:PutBucketNotification"),
    aws_s3_bucket_ownership_controls: part("s3:GetBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
    aws_s3_bucket_policy: part("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"),
    aws_s3_bucket_public_access_block: part("s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
    aws_s3_bucket_replication_configuration: part(
      "s3:GetReplicationConfiguration",
      "s3:PutReplicationConfiguration",
      "iam:PassRole",
    ),
    aws_s3_bucket_server_side_encryption_configuration: part(
      "s3:GetEncryptionConfiguration",
      "s3:PutEncryptionConfiguration",
    ),
    aws_s3_bucket_versioning: part("s3:GetBucketVersioning", "s3:PutBucketVersioning"),
  },
  limits: [
    {
      sid: "ReadBuckets",
      actions: [...READ_BUCKET, ...READ_PARTS],
      on: buckets,
      when: ofTheAccount,
      because:
        "Reads buckets' settings. Listing, which asks whether a bucket is there, shows names of objects, and no content.",
    },
    {
      sid: "ChangeBuckets",
      actions: CHANGE_BUCKET,
      on: buckets,
      when: ofTheAccount,
      because: "Makes, sets up and deletes buckets, an empty one only: nothing here deletes an object.",
    },
  ],
};

/** Names can be predicted, so somebody else could have the bucket. A name that no bucket has yet is no account's. */
function ofTheAccount({ place }: At): Conditions {
  return { StringEqualsIfExists: { "aws:ResourceAccount": place.account } };
}

/** A bucket's ARN says nothing of its account: the names do. */
function buckets({ place, organization, sourceBuckets = [] }: At): readonly string[] {
  return [`${organization}-*`, ...sourceBuckets].map((bucket) => bucketArn(place.region, bucket));
}
