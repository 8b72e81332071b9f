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

/** At a time; an account may have a state per service. */
const AT_ONCE = 8;

/**
 * The states that lie in an account's bucket, by their keys, or whatever else is wanted. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 * @param wanted says which keys
 * @throws Failure for one that can't be read
 */
export async function readStates(
  settings: ClientSettings,
  { accountId, bucket }: { readonly accountId: string; readonly bucket: string },
  wanted: (key: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const { GetObjectCommand, paginateListObjectsV2, S3Client } = await import("@aws-sdk/client-s3");
  const client = new S3Client(settings);
  const where = { Bucket: bucket, ExpectedBucketOwner: accountId };
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, where)) {
    keys.push(...Contents.flatMap(({ Key = "" }) => (wanted(Key) ? [Key] : [])));
  }
  const read = async (Key: string): Promise<readonly [string, string]> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ ...where, Key }));
      return [Key, (await Body?.transformToString()) ?? ""];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new Failure(
        `s3://${bucket}/${Key} can't be read: ${error.message}\nNo state may be left out: what one holds must not be brought into a second one.`,
      );
    }
  };
  const states = new Map<string, string>();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    for (const [key, text] of await Promise.all(keys.slice(start, start + AT_ONCE).map(read)))
      states.set(key, text);
  }
  return states;
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
