/** What policies of roles and users name, and no stack makes: another bucket, an account's administrators' role, a secret. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import { resourceMatcherOf } from "../evaluate/arn-pattern";
import { UNKNOWN, type Value } from "../evaluate/context";
import { globOf } from "../evaluate/text-pattern";
import type { Place } from "../world/place";
import type { Policy, Statement } from "../world/policy";
import type { World } from "../world/world";
import { conditionsOn } from "./conditions";
import { sensitiveIn } from "./meant";
import { shapeOf } from "./shape";
import { Shelf } from "./shelf";

/** Something that is known already; of a bait, an attacker alone. */
interface Known {
  readonly kind: string;
  readonly arn: string;
  readonly bait?: true;
}

/** Something that a policy names. */
export interface Unmade {
  readonly kind: string;
  /** A pattern's wildcards are filled. */
  readonly arn: string;
  readonly place: Place;
  /** Condition keys of which an ARN tells nothing. */
  readonly values: Readonly<Record<string, Value>>;
}

/**
 * One for each resource that an Allow names for a sensitive action, and that is none of those that are known. A policy
 * variable stands for whatever.
 */
export function unmadeIn(world: World, known: readonly Known[]): Unmade[] {
  const { roles, users, foreignRoles, accounts } = world;
  const shelf = new Shelf(known);
  const regions = accounts.flatMap((account) => account.regions);
  const found = new Map<string, Unmade>();
  const asked = new Set<string>();
  const policies: readonly Policy[] = [...roles, ...users, ...foreignRoles].flatMap(
    (holder) => holder.policies,
  );
  const statements = policies.flatMap(({ document }) => document.Statement);
  const aliases = aliasesOfOthers(world, statements);
  for (const statement of statements)
    for (const [kind, pattern] of named(statement)) {
      if (asked.has(`${kind} ${pattern}`)) continue;
      asked.add(`${kind} ${pattern}`);
      const arn = shapeOf(kind, pattern);
      if (arn === undefined || isKnown(shelf, kind, pattern)) continue;
      const there = whereabouts(arn, regions[0] ?? "");
      const isOwn = kind === "aws_kms_key" && accounts.some(({ id }) => id === there.place.account);
      const values = isOwn ? { ...there.values, "kms:ResourceAliases": aliases } : there.values;
      found.set(`${kind} ${arn}`, { kind, arn, ...there, values });
    }
  return [...found.values()];
}

function named(statement: Statement): [kind: string, pattern: string][] {
  if (statement.Effect !== "Allow" || statement.Resource === undefined) return [];
  const patterns = [statement.Resource].flat().map((text) => text.replaceAll(/\$\{[^}]*\}/g, "*"));
  const kinds = new Set(sensitiveIn(statement).map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => patterns.map((pattern): [string, string] => [kind, pattern]));
}

function isKnown(shelf: Shelf<Known>, kind: string, pattern: string): boolean {
  const end = pattern.search(/[*?]/);
  const near = shelf.beginningWith(kind, end === -1 ? pattern : pattern.slice(0, end));
  if (near.length === 0) return false;
  const fits = resourceMatcherOf(globOf(pattern));
  return near.some(({ arn, bait }) => bait === undefined && fits(arn));
}

/** Names of keys that policies ask for and no stack gives to a key of its own: in an account a name is one key's. */
function aliasesOfOthers({ keyAliases }: World, statements: readonly Statement[]): string[] {
  const made = new Set(keyAliases.map(({ name }) => name));
  const asked = statements.flatMap((statement) => conditionsOn(statement, "kms:ResourceAliases"));
  return [...new Set(asked.filter((alias) => !made.has(alias))), "alias/any"];
}

/** A bucket's ARN doesn't say whose it is: it may be anybody's. */
function whereabouts(arn: string, byDefault: string): Pick<Unmade, "place" | "values"> {
  const [, , , region = "", account = ""] = arn.split(":");
  const place = { account: account || FOREIGN_ACCOUNT, region: region || byDefault };
  return { place, values: account === "" ? { "aws:ResourceAccount": UNKNOWN } : {} };
}
