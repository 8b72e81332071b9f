import { DECRYPT, ENCRYPT } from "../../iam/actions/artifacts";
import { dnsSuffixOf, type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";

/** Statements of the bucket policy. */
export function stateBucketStatements(bucketArn: string): Statement[] {
  return [denyPlainHttp(bucketArn, "State can hold secrets and never travels unencrypted.")];
}

/** Who in the account may read or write state is its own IAM policies' to say; the key asks that it goes through S3. */
export function usedThroughS3(place: Place, bucketArn: string): Statement {
  return allow({
    sid: "UseForState",
    principals: { aws: [rootArn(place)] },
    actions: [...DECRYPT, ...ENCRYPT],
    resources: THIS_KEY,
    when: {
      StringEquals: { "kms:ViaService": `s3.${place.region}.${dnsSuffixOf(place.region)}` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": `${bucketArn}/*` },
    },
    because: "Terraform reads and writes state as whoever runs it, through S3 and in this bucket only.",
  });
}
