/**
 * The bucket that pipelines hand their artifacts on through in a region, and the key that encrypts it.
 *
 * Threat boundary: only pipelines and builds of the tools account write; a deploy role in a workload account reads
 * what its own pipeline built; nobody reads by the bucket alone or by the key alone.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Items, type Made, type Maybe, makeFor } from "../../face/each";
import { bucketArn, type Place } from "../../iam/arn";
import type { ArtifactReader } from "../../iam/artifacts";
import { refuseOver } from "../../iam/limit";
import { printPolicyWithin } from "../../iam/printer";
import type { AccessLogTarget } from "../access-logs/access-logs";
import { decryptsForReplicas } from "../artifact-replica/artifact-replica.policies";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { bucketStatements, keyStatements } from "./artifact-store.policies";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
export const BUCKET_POLICY_LIMIT = 20 * 1024;

export interface ArtifactStoreInputs {
  /** The tools account and the region of the store. */
  readonly place: Place;
  readonly bucket: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
  /** Artifacts older than this are deleted; a stage can be rolled back to what is still there. */
  readonly expireAfterDays: number;
}

export interface ArtifactStoreShape {
  readonly readers: Items<ArtifactReader>;
  /** False: builds have no use for it, pipelines alone write. Default true. */
  readonly builds?: boolean;
  /** Prefixes of the pipelines whose artifacts expire, without the slash. Default: everything does. */
  readonly expiring?: readonly string[];
  /** Where access logs go; absent: none are written. */
  readonly accessLogs?: Maybe<AccessLogTarget>;
  /** Name of the role that copies artifacts into another region; absent: none does. */
  readonly replicationRole?: string;
}

export interface ArtifactStoreProps extends ArtifactStoreInputs, ArtifactStoreShape {}

export class ArtifactStore extends Construct {
  readonly resource: S3Bucket;
  /** A reference, so that who uses the store is made after it. */
  readonly keyArn: string;
  /** Replication waits for it. */
  readonly versioning: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ArtifactStoreProps) {
    super(scope, id);
    const arn = bucketArn(props.place.region, props.bucket);
    const key = new EncryptionKey(this, "encryption", {
      owner: props.place,
      alias: props.keyAlias,
      description: "Encrypts what pipelines hand from the tools account to workload accounts",
      statements: [
        ...keyStatements(arn, props.place, props),
        ...(props.replicationRole === undefined
          ? []
          : [decryptsForReplicas({ place: props.place, role: props.replicationRole, bucketArn: arn })]),
      ],
    });
    this.keyArn = key.arn;
    const store = new PrivateBucket(this, "storage", {
      bucket: props.bucket,
      keyArn: key.arn,
      protected: true,
    });
    this.resource = store.resource;
    this.versioning = store.versioning;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: store.resource.bucket,
      ...expiry(props.expireAfterDays, props.expiring),
      // S3 refuses rules on noncurrent versions while versioning is still on its way.
      dependsOn: [store.versioning],
    });
    makeFor(props.accessLogs, (target, made) => this.log(props.bucket, target, made));
    new S3BucketPolicy(this, "policy", {
      bucket: store.resource.bucket,
      policy: printPolicyWithin(
        BUCKET_POLICY_LIMIT,
        `the bucket policy of ${props.bucket}`,
        bucketStatements({ bucketArn: arn, keyArn: key.arn }, props.readers),
      ),
      dependsOn: [store.publicAccessBlock],
    });
  }

  private log(bucket: string, target: AccessLogTarget, made: Made): void {
    new S3BucketLoggingA(this, "access-logs", {
      ...made,
      bucket: this.resource.bucket,
      targetBucket: target.bucket,
      targetPrefix: `${bucket}/`,
      dependsOn: [...target.ready],
    });
  }
}

/** S3 takes a thousand rules. https://docs.aws.amazon.com/general/latest/gr/s3.html */
const MAX_RULES = 1000;

/**
 * Artifacts go after so many days, and their former versions after as many more: all of them, or those under some
 * prefixes. S3 knows no exception from a rule: what is kept is under no prefix that is named.
 */
export function expiry(days: number, prefixes?: readonly string[]) {
  const aborts = [{ daysAfterInitiation: 1 }];
  const expires = { expiration: [{ days }], noncurrentVersionExpiration: [{ noncurrentDays: days }] };
  const rule = (id: string, prefix: string, does: object) => ({
    id,
    status: "Enabled",
    filter: [{ prefix }],
    ...does,
  });
  if (!prefixes) {
    return { rule: [rule("expire-artifacts", "", { ...expires, abortIncompleteMultipartUpload: aborts })] };
  }
  refuseOver(MAX_RULES, prefixes.length + 1, "lifecycle rules of the artifact bucket", "S3");
  return {
    rule: [
      rule("end-uploads", "", { abortIncompleteMultipartUpload: aborts }),
      ...prefixes.map((prefix) => rule(`expire-${prefix}`, `${prefix}/`, expires)),
    ],
  };
}
