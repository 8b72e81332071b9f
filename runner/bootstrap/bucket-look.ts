/** What there is of an account's state bucket. Every call names the owner that it expects. */
import type { S3Client } from "@aws-sdk/client-s3";
import type { ClientSettings } from "../aws/clients";
import { isNamed, statusOf } from "../aws/sdk-error";
import { Failure } from "../failure";
import { readStateFile, type StateFile } from "./state-file";
import { lockKey, readStateLock, type StateLock } from "./state-lock";
import type { ResourceType, StateStack } from "./state-stack";

export interface BucketLook {
  /** The bucket, and the settings of it that have been made: those that differ from a new bucket's. */
  readonly types: readonly ResourceType[];
  /** The key of its default encryption, as it is named there. */
  readonly encryptionKey?: string;
  /** The stack's own state. */
  readonly state?: StateFile;
  /** Whoever is at work on that state. */
  readonly lock?: StateLock;
}

/** The calls of a bucket, each answering undefined when there is nothing of the kind. */
interface Bucket {
  readonly s3: S3Client;
  readonly name: { readonly Bucket: string; readonly ExpectedBucketOwner: string };
}

/**
 * Looks at the bucket of a bootstrap stack.
 * @throws Failure when the bucket is another account's or lies in another region, or its state can't be read
 */
export async function lookAtBucket(
  settings: ClientSettings,
  accountId: string,
  stack: StateStack,
): Promise<BucketLook> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  const name = { Bucket: stack.bucket, ExpectedBucketOwner: accountId };
  const bucket: Bucket = { s3: new S3Client(settings), name };
  if (!(await exists(bucket, accountId, stack))) return { types: [] };
  const [stateText, lockText, encryptionKey, types] = await Promise.all([
    objectText(bucket, stack.stateKey),
    objectText(bucket, lockKey(stack.stateKey)),
    encryptionKeyOf(bucket),
    settingsOf(bucket),
  ]);
  const state = stateText === undefined ? undefined : readStateFile(stateText);
  if (stateText !== undefined && !state) {
    throw new Failure(
      `s3://${stack.bucket}/${stack.stateKey} is no Terraform state of format 4\n` +
        "The bucket is versioned: put a version back that is one (docs/concepts/state.md, recovery), or delete the object.",
    );
  }
  return {
    types: ["aws_s3_bucket", ...types],
    ...(encryptionKey !== undefined && { encryptionKey }),
    ...(state && { state }),
    ...(lockText !== undefined && { lock: readStateLock(lockText) }),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
async function exists({ s3, name }: Bucket, accountId: string, { bucket, region }: StateStack) {
  const { HeadBucketCommand } = await import("@aws-sdk/client-s3");
  try {
    const { BucketRegion = region } = await s3.send(new HeadBucketCommand(name));
    if (BucketRegion === region) return true;
    throw elsewhere(bucket, region, BucketRegion);
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return false;
    if (status === 301) throw elsewhere(bucket, region, "another region");
    if (status !== 403) throw error;
    throw new Failure(
      `the bucket ${bucket} exists, but account ${accountId} may not look at it: it belongs to another account, or s3:ListBucket is missing\n` +
        "Bucket names are global. If it is another account's, choose another organization in the configuration.",
    );
  }
}

function elsewhere(bucket: string, region: string, where: string): Failure {
  return new Failure(
    `the bucket ${bucket} lies in ${where}; the account's region is ${region}\n` +
      "Empty and delete it there, or set the account's region in the configuration.",
  );
}

async function objectText({ s3, name }: Bucket, key: string): Promise<string | undefined> {
  const { GetObjectCommand } = await import("@aws-sdk/client-s3");
  try {
    const { Body } = await s3.send(new GetObjectCommand({ ...name, Key: key }));
    return await Body?.transformToString("utf8");
  } catch (error) {
    if (isNamed(error, "NoSuchKey")) return undefined;
    throw error;
  }
}

async function encryptionKeyOf({ s3, name }: Bucket): Promise<string | undefined> {
  const { GetBucketEncryptionCommand } = await import("@aws-sdk/client-s3");
  const answer = await unlessAbsent(s3.send(new GetBucketEncryptionCommand(name)));
  const rule = answer?.ServerSideEncryptionConfiguration?.Rules?.[0];
  return rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
}

async function settingsOf({ s3, name }: Bucket): Promise<ResourceType[]> {
  const sdk = await import("@aws-sdk/client-s3");
  const versioning = async () => (await s3.send(new sdk.GetBucketVersioningCommand(name))).Status;
  const looks: readonly (readonly [ResourceType, Promise<unknown>])[] = [
    ["aws_s3_bucket_versioning", versioning()],
    ["aws_s3_bucket_ownership_controls", s3.send(new sdk.GetBucketOwnershipControlsCommand(name))],
    ["aws_s3_bucket_public_access_block", s3.send(new sdk.GetPublicAccessBlockCommand(name))],
    ["aws_s3_bucket_server_side_encryption_configuration", s3.send(new sdk.GetBucketEncryptionCommand(name))],
    ["aws_s3_bucket_lifecycle_configuration", s3.send(new sdk.GetBucketLifecycleConfigurationCommand(name))],
    ["aws_s3_bucket_policy", s3.send(new sdk.GetBucketPolicyCommand(name))],
  ];
  const found = await Promise.all(
    looks.map(async ([type, answer]) => ((await unlessAbsent(answer)) === undefined ? [] : [type])),
  );
  return found.flat();
}

/** The bucket is there, so 404 says that this setting was never made. */
async function unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
