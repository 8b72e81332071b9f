/** What an account holds of its bootstrap stack. Nothing is changed by looking. */
import type { ClientSettings } from "../aws/clients";
import { statusOf } from "../aws/sdk-error";
import { Failure } from "../failure";
import { type BucketLook, lookAtBucket } from "./bucket-look";
import { type KeyLook, lookForKey } from "./key-look";
import type { StateStack } from "./state-stack";

export interface Look {
  readonly bucket: BucketLook;
  readonly key: KeyLook;
}

/**
 * Looks, as the account that is signed in.
 * @throws Failure for what a person has to put right first
 */
export async function lookAround(
  settings: ClientSettings,
  accountId: string,
  stack: StateStack,
): Promise<Look> {
  try {
    const [bucket, key] = await Promise.all([
      lookAtBucket(settings, accountId, stack),
      lookForKey(settings, stack),
    ]);
    return { bucket, key };
  } catch (error) {
    if (!(error instanceof Error) || statusOf(error) === undefined) throw error;
    throw new Failure(
      `AWS doesn't tell account ${accountId} what there is of ${stack.name}: ${error.name}: ${error.message}\n` +
        "Making a state bucket takes an administrator's rights in the account.",
    );
  }
}
