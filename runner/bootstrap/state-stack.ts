import { blocksOf, type JsonObject, objectAt } from "../json";
import { IMPORT_IDS } from "../recover/import-ids";
import { LOOKUPS } from "../recover/lookups";

/** What the state lies in, one resource each. Every one is found by the bucket's name or by the key. */
export const RESOURCE_TYPES = [
  "aws_kms_key",
  "aws_kms_alias",
  "aws_s3_bucket",
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_policy",
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** A bootstrap stack, as its Terraform JSON says. */
export interface StateStack {
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  /** Where in the bucket the stack's own state lies. */
  readonly stateKey: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
  readonly keyDescription: string;
  /** What tells the stack's key from all others without its alias: the tags that say whose and which account's. */
  readonly tags: Readonly<Record<string, string>>;
  /** `aws_kms_key.…` and so on. */
  readonly addresses: Readonly<Record<ResourceType, string>>;
  /** Addresses of what is made once the state lies in the bucket: who may plan and apply, and what these keep. */
  readonly additions: readonly string[];
}

/** A resource's arguments, under its name in the stack. */
type Block = readonly [name: string, content: JsonObject];

/**
 * Reads a bootstrap stack.
 * @param json content of its `cdk.tf.json`
 * @throws Error when it holds something that nobody here knows how to find
 */
export function readStateStack(name: string, json: unknown): StateStack {
  const backend = blocksOf(objectAt(json, "terraform", "backend").s3)[0] ?? {};
  const provider = blocksOf(objectAt(json, "provider").aws)[0] ?? {};
  const { tags } = blocksOf(provider.default_tags)[0] ?? {};
  const resources = objectAt(json, "resource");
  const names = Object.entries(resources).flatMap(([type, blocks]) =>
    Object.keys(objectAt(blocks)).map((block) => ({ type, block })),
  );
  const own = stateBlocks(resources, String(backend.bucket));
  const isOwn = ({ type, block }: (typeof names)[number]) => isKnown(type) && own[type]?.[0] === block;
  const additions = names.filter((one) => !isOwn(one));
  const isFound = RESOURCE_TYPES.every((type) => own[type] !== undefined);
  if (!isFound || additions.some(({ type }) => !(type in IMPORT_IDS) && !(type in LOOKUPS))) {
    throw new Error(`${name} holds other resources than a bootstrap knows: ${names.map(({ type }) => type)}`);
  }
  const text = (type: ResourceType, attribute: string) => String(own[type]?.[1][attribute]);
  return {
    name,
    region: String(backend.region),
    bucket: text("aws_s3_bucket", "bucket"),
    stateKey: String(backend.key),
    keyAlias: text("aws_kms_alias", "name"),
    keyDescription: text("aws_kms_key", "description"),
    tags: Object.fromEntries(
      Object.entries(objectAt(tags))
        .filter(([tag]) => tag.startsWith("slipway-"))
        .map(([tag, value]) => [tag, String(value)]),
    ),
    addresses: Object.fromEntries(
      RESOURCE_TYPES.map((type) => [type, `${type}.${own[type]?.[0]}`]),
    ) as StateStack["addresses"],
    additions: additions.map(({ type, block }) => `${type}.${block}`),
  };
}

/** The bucket that the state lies in, its settings, the key that it is encrypted with, and that key's alias. */
function stateBlocks(resources: JsonObject, bucket: string): Partial<Record<ResourceType, Block>> {
  const blocks = (type: ResourceType): Block[] =>
    Object.entries(objectAt(resources, type)).map(([name, content]) => [name, objectAt(content)]);
  const at = blocks("aws_s3_bucket").find(([, content]) => content.bucket === bucket);
  const ofBucket = (type: ResourceType) =>
    blocks(type).find(([, content]) => at && refersTo(content.bucket, "aws_s3_bucket", at));
  const encryption = ofBucket("aws_s3_bucket_server_side_encryption_configuration");
  const key = blocks("aws_kms_key").find((one) => refersTo(encryption?.[1].rule, "aws_kms_key", one));
  const alias = blocks("aws_kms_alias").find(
    ([, content]) => key && refersTo(content.target_key_id, "aws_kms_key", key),
  );
  return Object.fromEntries(
    RESOURCE_TYPES.map((type) => {
      if (type === "aws_s3_bucket") return [type, at];
      if (type === "aws_kms_key") return [type, key];
      return [type, type === "aws_kms_alias" ? alias : ofBucket(type)];
    }),
  );
}

function refersTo(value: unknown, type: ResourceType, [name]: Block): boolean {
  return JSON.stringify(value ?? "").includes(`\${${type}.${name}.`);
}

/** The stack without its additions, and without outputs that speak of them: what can be made before there is a bucket. */
export function withoutAdditions(json: unknown, { additions }: StateStack): JsonObject {
  const stack = objectAt(json);
  const names = new Set(additions);
  const resource = Object.entries(objectAt(json, "resource")).map(([type, blocks]) => [
    type,
    Object.fromEntries(Object.entries(objectAt(blocks)).filter(([block]) => !names.has(`${type}.${block}`))),
  ]);
  const output = Object.entries(objectAt(json, "output")).filter(
    ([, value]) => !additions.some((address) => JSON.stringify(value).includes(`\${${address}.`)),
  );
  return {
    ...stack,
    resource: Object.fromEntries(resource.filter(([, blocks]) => Object.keys(objectAt(blocks)).length > 0)),
    output: Object.fromEntries(output),
  };
}

function isKnown(type: string): type is ResourceType {
  return RESOURCE_TYPES.some((known) => known === type);
}
