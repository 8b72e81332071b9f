/** KMS keys: the one that the stack's alias points to, else by description and tags. */
import type { KMSClient } from "@aws-sdk/client-kms";
import { isNamed } from "../../aws/sdk-error";
import type { Instance, PlanJson } from "../instance";
import { referenceOf } from "../reference";
import { everyPage, type Lookup, type Seen } from "./lookup";

const kmsKeys: Lookup = {
  by: [],
  compare: ["description"],
  list: async (settings) => {
    const { KMSClient, paginateListAliases, paginateListKeys } = await import("@aws-sdk/client-kms");
    const client = new KMSClient(settings);
    const keys = await everyPage(paginateListKeys({ client }, {}), ({ Keys }) => Keys);
    const aliases = await everyPage(paginateListAliases({ client }, {}), ({ Aliases }) => Aliases);
    const seen: Seen[] = [];
    for (const { KeyId = "" } of keys) {
      const names = aliases
        .filter(({ TargetKeyId }) => TargetKeyId === KeyId)
        .map(({ AliasName }) => AliasName);
      seen.push(...(await describe(client, KeyId, names)));
    }
    return seen;
  },
  certain: ({ values }, instance, plan) => {
    const names = aliasesFor(plan, instance);
    return Array.isArray(values.aliases) && values.aliases.some((alias) => names.includes(alias));
  },
};

/** Names of the aliases that are to point to a key. */
function aliasesFor(plan: PlanJson, { address }: Instance): unknown[] {
  return plan.instances
    .filter((each) => each.type === "aws_kms_alias")
    .filter((alias) => referenceOf(plan, alias, "target_key_id")?.address === address)
    .map(({ values }) => values.name);
}

/**
 * Nothing for a key that is AWS's own, or whose own policy shuts us out: Slipway's let their account look. One that
 * waits to be deleted is of interest only where an alias of ours points to it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html has AWS's words.
 */
async function describe(
  client: KMSClient,
  KeyId: string,
  aliases: readonly (string | undefined)[],
): Promise<Seen[]> {
  const { DescribeKeyCommand, paginateListResourceTags } = await import("@aws-sdk/client-kms");
  try {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
    if (KeyMetadata?.KeyManager !== "CUSTOMER") return [];
    if (KeyMetadata.KeyState?.startsWith("Pending"))
      return [
        { id: KeyId, values: { aliases }, obstacle: `it waits to be deleted (${KeyMetadata.KeyState})` },
      ];
    const tags = await everyPage(paginateListResourceTags({ client }, { KeyId }), ({ Tags }) => Tags);
    return [
      {
        id: KeyId,
        tags: Object.fromEntries(tags.map(({ TagKey = "", TagValue = "" }) => [TagKey, TagValue])),
        values: { description: KeyMetadata.Description, aliases },
      },
    ];
  } catch (error) {
    if (!(error instanceof Error) || !isNamed(error, "AccessDeniedException")) throw error;
    if (/no resource-based policy allows/.test(error.message)) return [];
    return [{ id: KeyId, values: { aliases }, obstacle: error.message, hides: true }];
  }
}

export const keys: Readonly<Record<string, Lookup>> = { aws_kms_key: kmsKeys };
