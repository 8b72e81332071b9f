import { DECRYPT, ENCRYPT, LOCATE_BUCKET_OF_BUILDS } from "../../iam/actions/artifacts";
import { bucketArn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { usesKey } from "../encryption-key/encryption-key.policies";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";

/** Where one project keeps its cache: a prefix that no other project has. */
export interface CacheLocation {
  readonly bucket: string;
  /** The cache lies under `<prefix>/`. */
  readonly prefix: string;
}

/** What the bucket refuses, whoever asks. */
export function overTls(bucket: string): Statement {
  return denyPlainHttp(bucket, "What a build will run never travels unencrypted.");
}

/** What a build's role needs to find its cache and to leave it behind. */
export function useCache(cache: CacheLocation, key: Place & { readonly keyAlias: string }): Statement[] {
  const bucket = bucketArn(key.region, cache.bucket);
  const ours = { StringEquals: { "aws:ResourceAccount": key.account } };
  return [
    allow({
      sid: "LocateCacheBucket",
      actions: [...LOCATE_BUCKET_OF_BUILDS],
      resources: [bucket],
      when: ours,
      because: "CodeBuild looks at the bucket before it uses it.",
    }),
    allow({
      sid: "UseCache",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [`${bucket}/${cache.prefix}/*`],
      when: ours,
      because: "Finds what an earlier build of the same pipeline left, and leaves its own. No other's.",
    }),
    usesKey({
      ...key,
      sid: "EncryptCache",
      // To AWS a cache is among a build's artifacts: https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
      actions: [...DECRYPT, ...ENCRYPT, "kms:DescribeKey"],
      because: "CodeBuild encrypts caches with its project's key, which is that of artifacts.",
    }),
  ];
}
