import { blocksOf, objectAt } from "../json";

/** What a bootstrap stack consists of, one resource each. Every one is found by the bucket's name or by the key. */
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
}

/**
 * Reads a bootstrap stack.
 * @param json content of its `cdk.tf.json`
 * @throws Error when it holds something else than exactly what the bootstrap knows how to find
 */
export function readStateStack(name: string, json: unknown): StateStack {
  const backend = blocksOf(objectAt(json, "terraform", "backend").s3)[0] ?? {};
  const provider = blocksOf(objectAt(json, "provider").aws)[0] ?? {};
  const { tags } = blocksOf(provider.default_tags)[0] ?? {};
  const resources = objectAt(json, "resource");
  const names = Object.entries(resources).flatMap(([type, blocks]) =>
    Object.keys(objectAt(blocks)).map((block) => ({ type, block })),
  );
  const unknown = names.filter(({ type }) => !isKnown(type));
  if (unknown.length > 0 || names.length !== RESOURCE_TYPES.length) {
    throw new Error(`${name} holds other resources than a bootstrap knows: ${names.map(({ type }) => type)}`);
  }
  const only = (type: ResourceType) => Object.entries(objectAt(resources, type))[0] ?? ["", {}];
  const text = (type: ResourceType, attribute: string) => String(objectAt(only(type)[1])[attribute]);
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
      RESOURCE_TYPES.map((type) => [type, `${type}.${only(type)[0]}`]),
    ) as StateStack["addresses"],
  };
}

function isKnown(type: string): type is ResourceType {
  return RESOURCE_TYPES.some((known) => known === type);
}
