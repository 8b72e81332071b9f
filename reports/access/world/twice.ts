/** What AWS keeps one of, said twice: all but one would be lost, there and here. */
import { isDeepStrictEqual } from "node:util";
import { Fields } from "./fields";
import type { Problems } from "./problem";
import { BUCKET_PARTS } from "./records/bucket";
import type { Resource } from "./resource";
import { OWN_POLICIES, RESOURCE_POLICIES } from "./resource-policies";
import { sorted } from "./sorted";

/** What resources were read from: stacks as they are written, or what Terraform says of them in a plan or state. */
export type Origin = "code" | "standing";

/** Something that is said of something else. */
interface Saying {
  /** Of which AWS keeps one: `the policy of arn:aws:s3:::web`. */
  readonly slot: string;
  readonly resource: Resource;
  readonly text: () => unknown;
}

/**
 * Tells of each slot that is filled twice. Two that stand fill it alike, or one of the stacks hasn't been applied: only
 * where they differ nobody can say which one counts.
 */
export function refuseTwice(resources: readonly Resource[], origin: Origin, problems: Problems): void {
  const first = new Map<string, Saying>();
  const all = problems.each(resources, (resource) => sayingsOf(resource, origin)).flat();
  for (const saying of all) {
    const other = first.get(saying.slot);
    if (!other) first.set(saying.slot, saying);
    else if (origin === "code" || !isDeepStrictEqual(sorted(other.text()), sorted(saying.text())))
      problems.add(
        `${saying.resource.stack}: ${saying.resource.address}: ${other.resource.address} in ${other.resource.stack} is ${saying.slot} too; AWS keeps one of them`,
      );
  }
}

function sayingsOf(resource: Resource, origin: Origin): Saying[] {
  const { type, place } = resource;
  const fields = Fields.of(resource);
  const part = RESOURCE_POLICIES[type];
  if (part) return [policyAt(resource, part.of(fields, place), "policy")];
  if (BUCKET_PARTS.some((other) => other === type)) {
    const { id: _ofTerraform, ...text } = resource.values;
    return [{ slot: `the ${type} of ${fields.text("bucket")}`, resource, text: () => text }];
  }
  switch (type) {
    case "aws_iam_role_policy":
    case "aws_iam_user_policy":
      return [inline(resource, fields, fields.text(type === "aws_iam_role_policy" ? "role" : "user"))];
    case "aws_cloudwatch_log_resource_policy": {
      const slot = `the log groups' policy ${fields.text("policy_name")} of ${place.account} in ${place.region}`;
      return [{ slot, resource, text: () => fields.policy("policy_document") }];
    }
    default:
      return origin === "code" ? written(resource, fields) : [];
  }
}

/** A policy in an argument of what it is of. In a state it may be what AWS had put there before there was another. */
function written(resource: Resource, fields: Fields): Saying[] {
  const { type, arn } = resource;
  const own = OWN_POLICIES[type];
  const policies =
    own && arn !== undefined && fields.has(own.argument) ? [policyAt(resource, arn, own.argument)] : [];
  const blocks = type === "aws_iam_role" ? fields.blocks("inline_policy") : [];
  const named = blocks.filter((block) => block.has("policy"));
  return [...policies, ...named.map((block) => inline(resource, block, fields.text("name")))];
}

function policyAt(resource: Resource, arn: string, argument: string): Saying {
  return { slot: `the policy of ${arn}`, resource, text: () => Fields.of(resource).policy(argument) };
}

function inline(resource: Resource, fields: Fields, holder: string): Saying {
  const kind = resource.type.startsWith("aws_iam_user") ? "user" : "role";
  const slot = `the policy ${fields.text("name")} of the ${kind} ${holder} in ${resource.place.account}`;
  return { slot, resource, text: () => fields.policy("policy") };
}
