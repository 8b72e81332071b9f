/**
 * The bucket in the tools account in which saved plans wait for a yes to their review, and the key that encrypts it.
 *
 * Threat boundary: a plan says what an apply does, and holds secrets in plain text. One role writes, those that apply
 * read, and the bucket denies everybody else, administrators too, until one of them changes its policy.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { printPolicyWithin } from "../../iam/printer";
import { BUCKET_POLICY_LIMIT } from "../artifact-store/artifact-store";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { PrivateBucket } from "../private-bucket/private-bucket";
import {
  type PlanLocation,
  type PlanUsers,
  planBucketStatements,
  planKeyStatements,
} from "./plan-store.policies";

export interface PlanStoreProps {
  readonly location: PlanLocation;
  readonly users: PlanUsers;
  /** Plans older than this are deleted. */
  readonly expireAfterDays: number;
}

export class PlanStore extends Construct {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, { location, users, expireAfterDays }: PlanStoreProps) {
    super(scope, id);
    const key = new EncryptionKey(this, "encryption", {
      owner: location,
      alias: location.keyAlias,
      description: "Encrypts the plans that wait to be applied",
      statements: planKeyStatements(location, users),
    });
    const storage = new PrivateBucket(this, "storage", {
      bucket: location.bucket,
      keyArn: key.arn,
      // A plan that is gone is planned anew, and an old one is refused anyway.
      protected: false,
    });
    this.resource = storage.resource;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: storage.resource.bucket,
      rule: [
        {
          id: "expire-plans",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: expireAfterDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: expireAfterDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [storage.versioning],
    });
    new S3BucketPolicy(this, "policy", {
      bucket: storage.resource.bucket,
      policy: printPolicyWithin(
        BUCKET_POLICY_LIMIT,
        `the bucket policy of ${location.bucket}`,
        planBucketStatements(location, users),
      ),
      dependsOn: [storage.publicAccessBlock],
    });
  }
}
