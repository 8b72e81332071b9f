/**
 * The bucket that S3 writes access logs of other buckets into: who asked for which object, and what came of it. S3
 * delivers into buckets of the same account and region, encrypted with its own keys, and into no others.
 */
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn, type Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { accessLogsStatements } from "./access-logs.policies";

export interface AccessLogsInputs {
  readonly place: Place;
  readonly bucket: string;
  /** Logs older than this are deleted. */
  readonly expireAfterDays: number;
}

export interface AccessLogsShape {
  /** Names of the buckets that are logged; each bucket's logs lie under `<name>/`. */
  readonly sources: readonly string[];
}

export interface AccessLogsProps extends AccessLogsInputs, AccessLogsShape {}

/** Where a bucket's access logs go. */
export interface AccessLogTarget {
  /** A reference to the name of the log bucket. */
  readonly bucket: string;
  /** What must stand before S3 may write there. */
  readonly ready: readonly ITerraformDependable[];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export class AccessLogs extends Construct implements AccessLogTarget {
  readonly bucket: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: AccessLogsProps) {
    super(scope, id);
    const { place, sources } = props;
    // AES256: S3 delivers no logs into a bucket whose default encryption is a customer key.
    const store = new PrivateBucket(this, "storage", { bucket: props.bucket, protected: true });
    this.bucket = store.resource.bucket;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.bucket,
      rule: [
        {
          id: "expire-logs",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: props.expireAfterDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [store.versioning],
    });
    const policy = new S3BucketPolicy(this, "policy", {
      bucket: this.bucket,
      policy: printPolicy(
        accessLogsStatements({
          bucketArn: bucketArn(place.region, props.bucket),
          account: place.account,
          sources: sources.map((name) => ({ name, arn: bucketArn(place.region, name) })),
        }),
      ),
      dependsOn: [store.publicAccessBlock],
    });
    this.ready = [policy];
  }
}
