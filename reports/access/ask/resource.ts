/** Resources of a world, with their policies and grants, as the evaluator takes them. */
import type { Value } from "../evaluate/context";
import type { Grant } from "../evaluate/grant";
import type { Policy } from "../evaluate/policy";
import type { Resource } from "../evaluate/request";
import type { Target, Grant as Written } from "../world/target";
import type { World } from "../world/world";
import { compiledOf } from "./compiled";
import { lookupOf } from "./lookup";
import { ownerOf } from "./owner";

const resources = new WeakMap<World, Map<string, Resource>>();

/**
 * A resource, or what lies in one: objects of a bucket, streams of a log group, builds of a project.
 * @throws NotInWorld
 */
export function resourceOf(world: World, arn: string): Resource {
  const known = resources.get(world) ?? new Map<string, Resource>();
  resources.set(world, known);
  const found = known.get(arn);
  if (found !== undefined) return found;
  const owner = ownerOf(world, arn);
  const grants = lookupOf(world).grants.get(owner.arn);
  const { account } = owner.place;
  const policies = [...ownPolicies(owner), ...logPolicies(world, owner)];
  const resource = { arn, account, policies, ...(grants && { grants: grants.map(grantOf) }) };
  known.set(arn, resource);
  return resource;
}

/** For actions that take no resource. */
export function noResource(account: string): Resource {
  return { arn: "*", account, policies: [] };
}

/**
 * Condition keys that follow from a resource: its tags, and a key's aliases.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
 * @throws NotInWorld
 */
export function resourceKeys(world: World, arn: string): Readonly<Record<string, Value>> {
  const { arn: owner, tags, type } = ownerOf(world, arn);
  // S3 has no such key for objects, and for buckets only where somebody turns it on.
  const seen = type === "aws_s3_bucket" ? {} : tags;
  const tagged = Object.entries(seen).map(([key, value]) => [`aws:ResourceTag/${key}`, value]);
  const aliases = lookupOf(world).aliases.get(owner) ?? [];
  return {
    ...Object.fromEntries(tagged),
    ...(type === "aws_kms_key" && { "kms:ResourceAliases": aliases.map(({ name }) => name) }),
  };
}

function ownPolicies({ policy, type, place }: Target): Policy[] {
  if (policy === undefined) return [];
  return [compiledOf(policy, type === "aws_iam_role" ? "trust" : "resource", place.account)];
}

/** Those of a region speak of its log groups. */
function logPolicies({ logResourcePolicies }: World, { type, place }: Target): Policy[] {
  if (type !== "aws_cloudwatch_log_group") return [];
  return logResourcePolicies
    .filter((policy) => policy.place.account === place.account && policy.place.region === place.region)
    .map((policy) => compiledOf(policy, "resource", place.account));
}

function grantOf({ keyArn, granteeArn, operations, constraint }: Written): Grant {
  return {
    name: `grant to ${granteeArn} on ${keyArn}`,
    grantee: granteeArn,
    operations,
    ...(constraint && {
      constraints:
        constraint.kind === "equals"
          ? { encryptionContextEquals: constraint.context }
          : { encryptionContextSubset: constraint.context },
    }),
  };
}
