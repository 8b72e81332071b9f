/**
 * The bucket of an account's Terraform state: versioned, encrypted with a customer key, TLS only, never destroyed.
 * State can hold secrets: whoever reads it is limited by both the bucket and the key.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { bucketArn, type Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { stateBucketStatements, usedThroughS3 } from "./state-bucket.policies";

/** Former states are kept this long. */
const KEEP_FORMER_STATES_DAYS = 365;

export interface StateBucketInputs {
  readonly place: Place;
  readonly bucket: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export class StateBucket extends Construct {
  readonly resource: S3Bucket;
  /** A reference: the id is AWS's to choose. */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: StateBucketInputs) {
    super(scope, id);
    const arn = bucketArn(props.place.region, props.bucket);
    const key = new EncryptionKey(this, "encryption", {
      owner: props.place,
      alias: props.keyAlias,
      description: "Encrypts the Terraform state of this account",
      statements: [usedThroughS3(props.place, arn)],
    });
    this.keyArn = key.arn;
    const storage = new PrivateBucket(this, "storage", {
      bucket: props.bucket,
      keyArn: key.arn,
      protected: true,
    });
    this.resource = storage.resource;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: storage.resource.bucket,
      rule: [
        {
          id: "expire-former-states",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: KEEP_FORMER_STATES_DAYS }],
        },
      ],
      dependsOn: [storage.versioning],
    });
    new S3BucketPolicy(this, "policy", {
      bucket: storage.resource.bucket,
      policy: printPolicy(stateBucketStatements(arn)),
      dependsOn: [storage.publicAccessBlock],
    });
  }
}
