/**
 * A copy of every artifact in another region, for the day on which the tools account's region is gone: a bucket with a
 * key of its own, and the rule and the role by which S3 keeps it.
 *
 * Threat boundary: only S3 writes, on behalf of the source bucket; nobody reads but the roles that are named. Deletions
 * are not copied: who deletes artifacts doesn't delete the copy.
 */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { bucketArn, type Place } from "../../iam/arn";
import type { ArtifactReader } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { printPolicyWithin } from "../../iam/printer";
import { Role } from "../../iam/role";
import { BUCKET_POLICY_LIMIT, expiry } from "../artifact-store/artifact-store";
import { bucketStatements, readerKeyStatements } from "../artifact-store/artifact-store.policies";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { lieIn } from "../private-bucket/lie-in";
import { PrivateBucket } from "../private-bucket/private-bucket";
import { assumedByReplication, encryptsReplicas, replicate } from "./artifact-replica.policies";

export interface ArtifactReplicaInputs {
  /** The tools account and the region of the replica. */
  readonly place: Place;
  /** The provider of that region. */
  readonly provider: TerraformProvider;
  readonly bucket: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
  readonly expireAfterDays: number;
  /** At most 64 characters. */
  readonly role: string;
  readonly permissionsBoundary?: string;
  readonly source: ReplicaSource;
}

/** What is copied. */
export interface ReplicaSource extends Place {
  /** Chosen. */
  readonly bucket: string;
  /** A reference to the bucket's versioning, without which S3 replicates nothing. */
  readonly versioning: ITerraformDependable;
}

export interface ArtifactReplicaShape {
  /** Prefixes of the pipelines whose artifacts expire, as in the store. Default: everything does. */
  readonly expiring?: readonly string[];
  /** Who may read the copy. */
  readonly readers: readonly ArtifactReader[];
}

export interface ArtifactReplicaProps extends ArtifactReplicaInputs, ArtifactReplicaShape {}

export class ArtifactReplica extends Construct {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: ArtifactReplicaProps) {
    super(scope, id);
    const { place, source } = props;
    const there = new Construct(this, "there");
    const arns = {
      source: bucketArn(source.region, source.bucket),
      replica: bucketArn(place.region, props.bucket),
    };
    const key = new EncryptionKey(there, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: "Encrypts the copies of artifacts in another region",
      statements: [
        encryptsReplicas({ place, role: props.role, bucketArn: arns.replica }),
        ...readerKeyStatements(arns.replica, place.region, props.readers),
      ],
    });
    const store = new PrivateBucket(there, "storage", {
      bucket: props.bucket,
      keyArn: key.arn,
      protected: true,
    });
    this.resource = store.resource;
    new S3BucketLifecycleConfiguration(there, "lifecycle", {
      bucket: store.resource.bucket,
      ...expiry(props.expireAfterDays, props.expiring),
      dependsOn: [store.versioning],
    });
    new S3BucketPolicy(there, "policy", {
      bucket: store.resource.bucket,
      policy: printPolicyWithin(
        BUCKET_POLICY_LIMIT,
        `the bucket policy of ${props.bucket}`,
        bucketStatements({ bucketArn: arns.replica, keyArn: key.arn }, props.readers),
      ),
      dependsOn: [store.publicAccessBlock],
    });
    lieIn(there, props.provider);
    this.replication(props, arns, key.arn, store);
  }

  /** The rule lies with the source bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html */
  private replication(
    props: ArtifactReplicaProps,
    arns: { readonly source: string; readonly replica: string },
    replicaKeyArn: string,
    store: PrivateBucket,
  ): void {
    const { place, source } = props;
    const role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.service,
      description: `What S3 copies the objects of ${source.bucket} with`,
      trust: assumedByReplication(source, arns.source),
      policies: { replicate: replicate({ source, replica: place, arns }) },
      permissionsBoundary: props.permissionsBoundary,
    });
    new S3BucketReplicationConfigurationA(this, "replication", {
      bucket: source.bucket,
      role: role.arn,
      rule: [
        {
          id: "copy-artifacts",
          status: "Enabled",
          priority: 0,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: store.resource.arn,
            encryptionConfiguration: { replicaKmsKeyId: replicaKeyArn },
          },
        },
      ],
      dependsOn: [source.versioning, store.versioning, ...role.policies],
    });
  }
}
