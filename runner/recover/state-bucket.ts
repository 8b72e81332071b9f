import type { ClientSettings } from "../aws/clients";
import { statusOf } from "../aws/sdk-error";
import { Failure } from "../failure";
import { blocksOf, objectAt } from "../json";

/** Where a stack's state lies. */
export interface StatePlace {
  readonly bucket: string;
  readonly key: string;
}

/** Reads it from a stack's Terraform JSON. */
export function statePlace(stack: unknown): StatePlace {
  const { bucket, key } = blocksOf(objectAt(stack, "terraform", "backend").s3)[0] ?? {};
  return { bucket: String(bucket), key: String(key) };
}

/**
 * Makes sure that the account has its state bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 * @throws Failure that names the command which makes it
 */
export async function requireStateBucket(
  settings: ClientSettings,
  account: { readonly name: string; readonly id: string },
  { bucket }: StatePlace,
): Promise<void> {
  const { HeadBucketCommand, S3Client } = await import("@aws-sdk/client-s3");
  const s3 = new S3Client(settings);
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account.id }));
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) {
      throw new Failure(
        `account ${account.id} has no bucket ${bucket}, where the state would lie: nothing was ever applied there, or the bucket is gone\n` +
          `Make it: npx slipway bootstrap ${account.name}`,
      );
    }
    if (status !== 403 && status !== 301) throw error;
    throw new Failure(
      `the bucket ${bucket} can't be looked at from account ${account.id}: it is another account's, lies in another region, or s3:ListBucket is missing`,
    );
  }
}
