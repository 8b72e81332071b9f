/** What it takes to read an object that another account encrypted with its own key. */
export const READ_OBJECTS = ["s3:GetObject", "s3:GetObjectVersion"] as const;

/**
 * What CodePipeline needs to hand an artifact on. It sets the bucket-owner ACL.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
export const WRITE_OBJECTS = ["s3:PutObject", "s3:PutObjectAcl"] as const;

/**
 * What CodeBuild asks of a bucket before it uses it.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
 */
export const LOCATE_BUCKET_OF_BUILDS = ["s3:GetBucketAcl", "s3:GetBucketLocation"] as const;

/** What CodePipeline asks of one: the page for its role lists what it asks beside that. */
export const LOCATE_BUCKET = ["s3:GetBucketVersioning", ...LOCATE_BUCKET_OF_BUILDS] as const;

/** Reading SSE-KMS objects: S3 decrypts for the caller. */
export const DECRYPT = ["kms:Decrypt"] as const;

/**
 * Writing SSE-KMS objects. `GenerateDataKey*` is AWS's own wording for the pair with and without plain text;
 * multipart uploads decrypt what they wrote.
 */
export const ENCRYPT = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"] as const;

/** For the denial of plain HTTP alone: whatever S3 learns to do next is denied as well. */
export const EVERY_S3_ACTION = ["s3:*"] as const;
