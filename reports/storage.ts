/** What an account keeps, and what encrypts it. */
import { ofType, type Resource } from "./resources";
import { blocksIn, textIn } from "./values";

export interface BucketFound {
  readonly name: string;
  /** Alias of the customer key that encrypts what is put there: `acme-artifacts`. Absent before the key has an id. */
  readonly key?: string;
}

/** The buckets of an account, each with its key. */
export function bucketsOf(resources: readonly Resource[]): BucketFound[] {
  const encryptions = ofType(resources, "aws_s3_bucket_server_side_encryption_configuration");
  const aliases = ofType(resources, "aws_kms_alias");
  return namesIn(resources, "aws_s3_bucket", "bucket").map((name) => {
    const keyArn = encryptions
      .filter((encryption) => encryption.bucket === name)
      .flatMap((encryption) => blocksIn(encryption, "rule"))
      .flatMap((rule) => blocksIn(rule, "apply_server_side_encryption_by_default"))
      .flatMap((byDefault) => textIn(byDefault, "kms_master_key_id") ?? [])[0];
    const alias = aliases.find(({ target_key_arn: target }) => keyArn !== undefined && target === keyArn);
    const key = alias && textIn(alias, "name");
    return { name, ...(key !== undefined && { key: withoutPrefix(key) }) };
  });
}

/** Aliases of the account's customer keys, without `alias/`. */
export function keysOf(resources: readonly Resource[]): string[] {
  return namesIn(resources, "aws_kms_alias", "name").map(withoutPrefix);
}

/** What an attribute says of every resource of a type, in alphabetical order. */
export function namesIn(resources: readonly Resource[], type: string, attribute: string): string[] {
  return ofType(resources, type)
    .flatMap((values) => textIn(values, attribute) ?? [])
    .sort();
}

function withoutPrefix(alias: string): string {
  return alias.replace(/^alias\//, "");
}
