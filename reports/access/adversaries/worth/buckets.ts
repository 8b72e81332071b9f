/** What it is worth to do something to buckets, and to what lies in them. */
import type { Worths } from "./worth";

export const WORTH_OF_BUCKETS: Worths = {
  aws_s3_bucket: {
    "see what lies in the bucket": "s3:ListBucket s3:ListBucketVersions",
    "look where a bucket is": "s3:GetBucketVersioning s3:GetBucketAcl s3:GetBucketLocation",
    "change who may do what with the bucket":
      "s3:PutBucketPolicy s3:DeleteBucketPolicy s3:PutBucketPublicAccessBlock s3:PutBucketAcl s3:PutBucketOwnershipControls s3:PutBucketAbac s3:PutBucketCORS s3:PutBucketRequestPayment s3:PutBucketTagging s3:TagResource s3:UntagResource",
    "change what becomes of its objects":
      "s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutIntelligentTieringConfiguration s3:PutReplicationConfiguration s3:PauseReplication s3:PutEncryptionConfiguration s3:PutInventoryConfiguration s3:PutAnalyticsConfiguration s3:CreateBucketMetadataTableConfiguration s3:UpdateBucketMetadataAnnotationTableConfiguration s3:UpdateBucketMetadataInventoryTableConfiguration s3:UpdateBucketMetadataJournalTableConfiguration s3:DeleteBucketMetadataTableConfiguration s3:PutBucketObjectLockConfiguration s3:PutBucketNotification s3:PutBucketLogging s3:PutBucketWebsite s3:DeleteBucketWebsite s3:CreateBucket s3:DeleteBucket",
  },
  object: {
    "read artifacts, source or state":
      "s3:GetObject s3:GetObjectVersion s3:GetObjectTorrent s3:GetObjectVersionTorrent s3:GetObjectVersionForReplication s3:GetObjectAnnotation s3:GetObjectVersionAnnotation s3:GetObjectVersionAnnotationForReplication",
    "write artifacts, source or state":
      "s3:PutObject s3:InitiateReplication s3:ReplicateObject s3:ReplicateDelete s3:ReplicateTags s3:ReplicateObjectAnnotation",
    "delete artifacts, source or state":
      "s3:DeleteObject s3:DeleteObjectVersion s3:AbortMultipartUpload s3:RestoreObject",
    "change who may read an object":
      "s3:PutObjectAcl s3:PutObjectVersionAcl s3:ObjectOwnerOverrideToBucketOwner s3:BypassGovernanceRetention s3:UpdateObjectEncryption",
    "change an object's tags, notes and term":
      "s3:PutObjectTagging s3:PutObjectVersionTagging s3:DeleteObjectTagging s3:DeleteObjectVersionTagging s3:PutObjectAnnotation s3:PutObjectVersionAnnotation s3:DeleteObjectAnnotation s3:DeleteObjectVersionAnnotation s3:PutObjectLegalHold s3:PutObjectRetention",
  },
  "access-point": {
    "let somebody into buckets by another door":
      "s3:CreateAccessPoint s3:DeleteAccessPoint s3:PutAccessPointPolicy s3:DeleteAccessPointPolicy s3:TagResource s3:UntagResource",
  },
  "object-lambda-access-point": {
    "let somebody into buckets by another door":
      "s3:CreateAccessPointForObjectLambda s3:DeleteAccessPointForObjectLambda s3:PutAccessPointConfigurationForObjectLambda s3:PutAccessPointPolicyForObjectLambda s3:DeleteAccessPointPolicyForObjectLambda",
  },
  "multi-region-access-point": {
    "let somebody into buckets by another door":
      "s3:CreateMultiRegionAccessPoint s3:DeleteMultiRegionAccessPoint s3:PutMultiRegionAccessPointPolicy s3:SubmitMultiRegionAccessPointRoutes",
  },
  "access-grants": {
    "let somebody into buckets by another door":
      "s3:CreateAccessGrantsInstance s3:DeleteAccessGrantsInstance s3:PutAccessGrantsInstanceResourcePolicy s3:DeleteAccessGrantsInstanceResourcePolicy s3:AssociateAccessGrantsIdentityCenter s3:DissociateAccessGrantsIdentityCenter s3:TagResource s3:UntagResource",
    "get into buckets by another door": "s3:GetDataAccess",
  },
  "access-grants-location": {
    "let somebody into buckets by another door":
      "s3:CreateAccessGrantsLocation s3:UpdateAccessGrantsLocation s3:DeleteAccessGrantsLocation s3:TagResource s3:UntagResource",
  },
  "access-grant": {
    "let somebody into buckets by another door":
      "s3:CreateAccessGrant s3:DeleteAccessGrant s3:TagResource s3:UntagResource",
  },
};
