import { DECRYPT } from "../../iam/actions/artifacts";
import { arn, type Place, roleArn, rootArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, type Statement } from "../../iam/statement";
import { throughS3 } from "../artifact-store/artifact-access.policies";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";

/** What S3 needs of the key of the copies. Documented is the first; S3 encrypts objects with data keys. */
const ENCRYPT_REPLICAS = ["kms:Encrypt", "kms:GenerateDataKey"] as const;

/**
 * S3, on behalf of the source bucket. `IfExists`, because AWS documents no condition for this service's replication:
 * where the two keys are sent they must be right.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function assumedByReplication(place: Place, sourceArn: string): Statement[] {
  return [
    allow({
      sid: "AssumedByReplication",
      principals: { service: ["s3.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEqualsIfExists: { "aws:SourceAccount": place.account },
        ArnEqualsIfExists: { "aws:SourceArn": sourceArn },
      },
      because: "S3 copies the source bucket's objects with this role.",
    }),
  ];
}

/**
 * What S3 copies with: exactly these two buckets, and the two keys by the objects that they encrypt.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicate(props: {
  readonly source: Place;
  readonly replica: Place;
  readonly arns: { readonly source: string; readonly replica: string };
}): Statement[] {
  const { source, replica, arns } = props;
  const own = { StringEquals: { "aws:ResourceAccount": source.account } };
  return [
    allow({
      sid: "ReadReplicationRules",
      actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      resources: [arns.source],
      when: own,
      because: "Reads which objects are to be copied.",
    }),
    allow({
      sid: "ReadVersions",
      actions: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      resources: [`${arns.source}/*`],
      when: own,
      because: "Reads each version that is to be copied, with its tags.",
    }),
    allow({
      sid: "WriteReplicas",
      actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
      resources: [`${arns.replica}/*`],
      when: own,
      because: "Writes the copies. It may not copy deletions.",
    }),
    allow({
      sid: "DecryptSource",
      actions: [...DECRYPT],
      resources: [arn("kms", source, "key/*")],
      when: throughS3(source.region, `${arns.source}/*`),
      because: "The artifacts are encrypted; S3 decrypts them on the role's behalf, and nothing else.",
    }),
    allow({
      sid: "EncryptReplicas",
      actions: [...ENCRYPT_REPLICAS],
      resources: [arn("kms", replica, "key/*")],
      when: throughS3(replica.region, `${arns.replica}/*`),
      because: "The copies are encrypted with the key of their region, by S3 and nothing else.",
    }),
  ];
}

/** Statement of the source key's policy. */
export function decryptsForReplicas(props: {
  readonly place: Place;
  readonly role: string;
  readonly bucketArn: string;
}): Statement {
  const { place, bucketArn } = props;
  return allow({
    sid: "DecryptForReplicas",
    principals: { aws: [rootArn(place)] },
    actions: [...DECRYPT],
    resources: THIS_KEY,
    when: { ...isReplicationRole(place, props.role), ...throughS3(place.region, `${bucketArn}/*`) },
    because: "S3 reads what it copies into another region.",
  });
}

/** Statement of the replica key's policy. */
export function encryptsReplicas(props: {
  readonly place: Place;
  readonly role: string;
  readonly bucketArn: string;
}): Statement {
  const { place, bucketArn } = props;
  return allow({
    sid: "EncryptReplicas",
    principals: { aws: [rootArn(place)] },
    actions: [...ENCRYPT_REPLICAS],
    resources: THIS_KEY,
    when: { ...isReplicationRole(place, props.role), ...throughS3(place.region, `${bucketArn}/*`) },
    because: "S3 encrypts the copies of this bucket; nobody else does.",
  });
}

function isReplicationRole(place: Place, role: string) {
  return { ArnEquals: { "aws:PrincipalArn": roleArn(place, ROLE_PATHS.service, role) } };
}
