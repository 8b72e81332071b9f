/**
 * A bucket that is nobody's by accident: versioned, encrypted, without ACLs, closed to the public. Policy and
 * lifecycle are its owner's to add.
 */
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";

export interface PrivateBucketInputs {
  readonly bucket: string;
  /** Customer managed key of the default encryption. Absent: AES256, Amazon S3's own keys. */
  readonly keyArn?: string;
}

export interface PrivateBucketShape {
  /** True: Terraform refuses to destroy it. */
  readonly protected: boolean;
}

export interface PrivateBucketProps extends PrivateBucketInputs, PrivateBucketShape {}

export class PrivateBucket extends Construct {
  readonly resource: S3Bucket;
  /** A bucket policy waits for it: both at once make S3 answer with a conflict. */
  readonly publicAccessBlock: S3BucketPublicAccessBlock;
  readonly versioning: S3BucketVersioningA;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.resource = new S3Bucket(this, "bucket", {
      bucket: props.bucket,
      ...(props.protected && { lifecycle: { preventDestroy: true } }),
    });
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, "public-access-block", {
      bucket: this.resource.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: this.resource.bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketOwnershipControls(this, "ownership", {
      bucket: this.resource.bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    this.encrypt(props.keyArn);
  }

  private encrypt(keyArn: string | undefined): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.resource.bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault:
            keyArn === undefined
              ? { sseAlgorithm: "AES256" }
              : { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          // With a bucket key the encryption context would be the bucket, and no policy could tell prefixes apart.
          bucketKeyEnabled: false,
        },
      ],
    });
  }
}
