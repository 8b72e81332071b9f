/**
 * What lets a stack plan without credentials and without one call to AWS: an override file for a copy of it.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
import { blocksOf, isObject, type JsonObject, objectAt } from "./json";

/** Name of the override file in the copy. */
export const OVERRIDE_FILE = "slipway_override.tf.json";

/** Unknown until apply, so a data source that has it as an argument is not read in a plan. */
const UNKNOWN = `\${uuid()}`;

/** Data sources that the provider answers by itself. */
const ANSWERED_LOCALLY = new Set([
  "aws_arn",
  "aws_default_tags",
  "aws_iam_policy_document",
  "aws_partition",
  "aws_region",
  "aws_service_principal",
]);

/** What Terraform reads in a data block itself, before the provider does. */
const META_ARGUMENTS = new Set(["//", "count", "depends_on", "for_each", "lifecycle", "provider"]);

/**
 * The override of one stack: dummy keys, nobody's role or profile, no check of the account, a local backend, and
 * every lookup put off until apply. What follows from a lookup is then "known after apply".
 *
 * A data source without a single string argument can't be put off; such a plan fails at the provider's call.
 * @param stack a stack's Terraform JSON
 */
export function offlineOverride(stack: unknown): JsonObject {
  const providers = blocksOf(objectAt(stack, "provider").aws).map(offlineProvider);
  const data = Object.entries(objectAt(stack, "data"))
    .filter(([type]) => type.startsWith("aws_") && !ANSWERED_LOCALLY.has(type))
    .map(([type, blocks]) => [type, deferredBlocks(blocks)] as const)
    .filter(([, blocks]) => Object.keys(blocks).length > 0);
  return {
    terraform: { backend: { local: {} } },
    ...(providers.length > 0 && { provider: { aws: providers } }),
    ...(data.length > 0 && { data: Object.fromEntries(data) }),
  };
}

function offlineProvider(provider: JsonObject): JsonObject {
  return {
    ...(provider.alias !== undefined && { alias: provider.alias }),
    access_key: "offline",
    secret_key: "offline",
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: "true",
    skip_region_validation: true,
    allowed_account_ids: [],
    ...(provider.profile !== undefined && { profile: null }),
    // An empty list of blocks overrides nothing; a dynamic block that yields none does.
    ...(provider.assume_role !== undefined && { dynamic: { assume_role: { for_each: [], content: {} } } }),
  };
}

function deferredBlocks(blocks: unknown): JsonObject {
  const deferred: Record<string, JsonObject> = {};
  for (const [name, block] of Object.entries(objectAt(blocks))) {
    const override = deferredArgument(objectAt(block));
    if (override) deferred[name] = override;
  }
  return deferred;
}

/** One argument of a data block, made unknown: a plain string if there is one, else one inside a block. */
function deferredArgument(block: JsonObject): JsonObject | undefined {
  const entries = Object.entries(block).filter(([name]) => !META_ARGUMENTS.has(name));
  const plainFirst = [...entries.filter(isPlain), ...entries.filter((entry) => !isPlain(entry))];
  for (const [name, value] of plainFirst) {
    const unknown = withUnknown(value);
    if (unknown !== undefined) return { [name]: unknown };
  }
  return undefined;
}

function isPlain([, value]: readonly [string, unknown]): boolean {
  return typeof value === "string";
}

/** The value with its first string made unknown; undefined when it holds no string. */
function withUnknown(value: unknown): unknown {
  if (typeof value === "string") return UNKNOWN;
  if (Array.isArray(value)) return withFirstReplaced(value.entries(), [...value]);
  if (isObject(value)) return withFirstReplaced(Object.entries(value), { ...value });
  return undefined;
}

function withFirstReplaced(
  entries: Iterable<[string | number, unknown]>,
  copy: unknown[] | Record<string, unknown>,
): unknown {
  for (const [key, value] of entries) {
    const unknown = withUnknown(value);
    if (unknown !== undefined) return Object.assign(copy, { [key]: unknown });
  }
  return undefined;
}
