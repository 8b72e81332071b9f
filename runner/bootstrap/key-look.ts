/** Which KMS key an account's state bucket has: by its alias, else by what Slipway makes a key with. */
import type { KeyMetadata, KMSClient } from "@aws-sdk/client-kms";
import type { ClientSettings } from "../aws/clients";
import { isNamed } from "../aws/sdk-error";
import { Failure } from "../failure";
import type { StateStack } from "./state-stack";

/** A key that may be the stack's. */
export interface KeyCandidate {
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
}

export interface KeyLook {
  /** Id of the key that the alias points to. */
  readonly aliased?: string;
  /** Without an alias: the keys with the stack's tags and description. Those pending deletion don't count. */
  readonly candidates: readonly KeyCandidate[];
}

/**
 * Looks for the key of a bootstrap stack.
 * @throws Failure when the alias points to a key that can't serve, or the key may be one that can't be looked at
 */
export async function lookForKey(settings: ClientSettings, stack: StateStack): Promise<KeyLook> {
  const { KMSClient } = await import("@aws-sdk/client-kms");
  const kms = new KMSClient(settings);
  const aliased = await describeKey(kms, stack.keyAlias);
  if (!aliased) return { candidates: await candidatesOf(kms, stack) };
  refuseUnfit(aliased, stack);
  return { aliased: String(aliased.KeyId), candidates: [] };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
async function describeKey(kms: KMSClient, key: string): Promise<KeyMetadata | undefined> {
  const { DescribeKeyCommand } = await import("@aws-sdk/client-kms");
  try {
    return (await kms.send(new DescribeKeyCommand({ KeyId: key }))).KeyMetadata;
  } catch (error) {
    if (isNamed(error, "NotFoundException")) return undefined;
    throw error;
  }
}

/** Default encryption of a bucket takes symmetric keys only; a key that is to be deleted takes the state with it. */
function refuseUnfit({ KeyId, KeyState, KeySpec, KeyUsage }: KeyMetadata, { keyAlias }: StateStack): void {
  if (KeyState === "PendingDeletion") {
    throw new Failure(
      `${keyAlias} points to key ${KeyId}, which is waiting to be deleted: what it has encrypted would be lost\n` +
        `Keep it: aws kms cancel-key-deletion --key-id ${KeyId}, then run this again.\n` +
        `Or, if nothing is encrypted with it: aws kms delete-alias --alias-name ${keyAlias}; a new key is made then.`,
    );
  }
  if (KeySpec === "SYMMETRIC_DEFAULT" && KeyUsage === "ENCRYPT_DECRYPT") return;
  throw new Failure(
    `${keyAlias} points to key ${KeyId}, which is ${KeySpec} for ${KeyUsage}; a bucket takes SYMMETRIC_DEFAULT for ENCRYPT_DECRYPT\n` +
      `Give that key another alias and delete this one: aws kms delete-alias --alias-name ${keyAlias}`,
  );
}

async function candidatesOf(kms: KMSClient, stack: StateStack): Promise<KeyCandidate[]> {
  const { paginateListKeys } = await import("@aws-sdk/client-kms");
  const found: KeyCandidate[] = [];
  const hidden: string[] = [];
  for await (const { Keys = [] } of paginateListKeys({ client: kms }, {})) {
    for (const { KeyId = "" } of Keys) {
      const key = await describeAny(kms, KeyId);
      if (key === "hidden") hidden.push(KeyId);
      else if (key && couldBeOurs(key, stack) && (await hasTags(kms, KeyId, stack.tags)))
        found.push({ id: KeyId, created: key.CreationDate?.toISOString() ?? "" });
    }
  }
  if (found.length === 0 && hidden.length > 0) refuseHidden(await withoutAlias(kms, hidden), stack);
  return found;
}

async function describeAny(kms: KMSClient, key: string): Promise<KeyMetadata | "hidden" | undefined> {
  try {
    return await describeKey(kms, key);
  } catch (error) {
    if (isNamed(error, "AccessDeniedException")) return "hidden";
    throw error;
  }
}

/** A key that has an alias, and not the stack's, is somebody else's. */
async function withoutAlias(kms: KMSClient, keys: readonly string[]): Promise<string[]> {
  const { paginateListAliases } = await import("@aws-sdk/client-kms");
  const aliased = new Set<string | undefined>();
  for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {}))
    for (const { TargetKeyId } of Aliases) aliased.add(TargetKeyId);
  return keys.filter((key) => !aliased.has(key));
}

/** The stack's own key may be among them: another one would be made. */
function refuseHidden(keys: readonly string[], { name, keyAlias }: StateStack): void {
  if (keys.length === 0) return;
  throw new Failure(
    `${keys.length} key${keys.length === 1 ? "" : "s"} that nobody here may look at could be that of ${name}:\n` +
      `${keys.map((key) => `  ${key}`).join("\n")}\n` +
      "Allow kms:DescribeKey and kms:ListResourceTags on every key, in your policies and in the keys' own, and run this again.\n" +
      `If none of them is the one: aws kms create-key, then aws kms create-alias --alias-name ${keyAlias} --target-key-id ID`,
  );
}

function couldBeOurs({ KeyManager, KeyState, Description }: KeyMetadata, stack: StateStack): boolean {
  return KeyManager === "CUSTOMER" && KeyState !== "PendingDeletion" && Description === stack.keyDescription;
}

async function hasTags(kms: KMSClient, key: string, tags: StateStack["tags"]): Promise<boolean> {
  const { paginateListResourceTags } = await import("@aws-sdk/client-kms");
  const there = new Map<string | undefined, string | undefined>();
  for await (const { Tags = [] } of paginateListResourceTags({ client: kms }, { KeyId: key }))
    for (const { TagKey, TagValue } of Tags) there.set(TagKey, TagValue);
  return Object.entries(tags).every(([tag, value]) => there.get(tag) === value);
}
