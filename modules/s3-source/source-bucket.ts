/**
 * The bucket that a self-hosted source control system uploads to, and its key.
 *
 * Threat boundary: whoever writes the object decides what is released. That is the uploader alone, whatever else IAM
 * allows in the account; and only the service's pipeline has it decrypted.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { printPolicy } from "../../iam/printer";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { guardSource, type SourceObject, sourceKey } from "./s3-source.policies";

export interface SourceBucketInputs {
  readonly source: SourceObject;
  /** ARNs, predicted: who uploads, and which pipeline's role reads. */
  readonly uploader: string;
  readonly pipelineRole: string;
  /** A version that another took the place of is deleted after so many days; the latest stays. */
  readonly expireAfterDays: number;
}

export class SourceBucket extends Construct {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: SourceBucketInputs) {
    super(scope, id);
    const { source, uploader } = props;
    const key = new EncryptionKey(this, "encryption", {
      owner: source,
      alias: source.keyAlias,
      description: `Encrypts the source in ${source.bucket}`,
      statements: sourceKey(source, uploader, props.pipelineRole),
    });
    const store = new PrivateBucket(this, "storage", {
      bucket: source.bucket,
      keyArn: key.arn,
      protected: true,
    });
    this.resource = store.resource;
    const bucket = store.resource.bucket;
    new S3BucketPolicy(this, "policy", {
      bucket,
      policy: printPolicy(guardSource(source, uploader)),
      dependsOn: [store.publicAccessBlock],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      rule: [
        {
          id: "expire-former-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: props.expireAfterDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [store.versioning],
    });
    new S3BucketNotification(this, "events", { bucket, eventbridge: true });
  }
}
