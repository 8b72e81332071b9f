/** Which key an argument means: it may hold a key's ARN or id, or an alias by name or ARN. */
import { Fields } from "./fields";
import { type Place, regional } from "./place";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";
import type { KeyAlias } from "./target";

/** The ARN of the key that an argument names; undefined where it names none, or one that AWS manages. */
export type KeyOf = (fields: Fields, argument: string, place: Place) => string | undefined;

/** Aliases with the keys that they stand for. */
export function aliasesOf(resources: readonly Resource[]): KeyAlias[] {
  return resources
    .filter(({ type }) => type === "aws_kms_alias")
    .map((alias) => {
      const fields = Fields.of(alias);
      const target = fields.text("target_key_id");
      const key = resources.find(
        ({ type, arn, place }) =>
          type === "aws_kms_key" &&
          arn !== undefined &&
          isKey(arn, target) &&
          place.account === alias.place.account,
      );
      if (!key?.arn || !alias.arn)
        throw new Unreadable(`${fields.where}: target_key_id names no key: ${target}`);
      return { name: fields.text("name"), arn: alias.arn, keyArn: key.arn };
    });
}

function isKey(arn: string, target: string): boolean {
  return arn === target || arn.endsWith(`:key/${target}`);
}

/** Reads arguments that name keys. */
export function keyReader(resources: readonly Resource[]): KeyOf {
  const aliases = new Map(aliasesOf(resources).map(({ arn, keyArn }) => [arn, keyArn]));
  const keys = resources.flatMap(({ type, arn }) =>
    type === "aws_kms_key" && arn !== undefined ? [arn] : [],
  );
  return (fields, argument, place) => {
    const named = fields.optional(argument);
    if (named === undefined || /(^|:)alias\/aws\//.test(named)) return undefined;
    const alias = named.startsWith("alias/") ? regional("kms", place, named) : named;
    const found = aliases.get(alias) ?? keys.find((arn) => isKey(arn, named));
    if (found !== undefined) return found;
    if (/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\//.test(named)) return named;
    throw new Unreadable(`${fields.where}: ${argument} names no key of any stack: ${named}`);
  };
}
