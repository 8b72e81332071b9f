/**
 * The bucket in which builds keep what they needn't make again, apart from artifacts: a cache is written by the code
 * that is built, and must never be deployed.
 *
 * Threat boundary: whoever writes a cache decides what the next build runs. Each pipeline has a prefix of its own, so
 * that a pull request can't leave anything for a release to find.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { bucketArn, type Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { overTls } from "./build-cache.policies";

/** A cache that no build has written for so long is deleted. */
const EXPIRE_AFTER_DAYS = 30;

export interface BuildCacheProps {
  /** The tools account and its region. */
  readonly place: Place;
  readonly bucket: string;
  /** A reference to the key that builds encrypt with: CodeBuild uses its project's for caches too. */
  readonly keyArn: string;
}

export class BuildCache extends Construct {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: BuildCacheProps) {
    super(scope, id);
    const store = new PrivateBucket(this, "storage", {
      bucket: props.bucket,
      keyArn: props.keyArn,
      protected: false,
    });
    this.resource = store.resource;
    new S3BucketPolicy(this, "policy", {
      bucket: store.resource.bucket,
      policy: printPolicy([overTls(bucketArn(props.place.region, props.bucket))]),
      dependsOn: [store.publicAccessBlock],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: store.resource.bucket,
      rule: [
        {
          id: "expire-caches",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: EXPIRE_AFTER_DAYS }],
          // A cache is written anew by each build; nobody asks for a former one.
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [store.versioning],
    });
  }
}
