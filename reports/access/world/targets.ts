/** Everything with an ARN, each with its policy and its key. */
import { Fields } from "./fields";
import type { KeyOf } from "./keys";
import type { Policy } from "./policy";
import type { BucketRecord } from "./records/bucket";
import type { Resource } from "./resource";
import type { Grant, LogResourcePolicy, Target } from "./target";

/** Where a type names the key that encrypts it: blocks on the way, then the argument. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["kms_key_id"],
  aws_codebuild_project: ["encryption_key"],
  aws_codecommit_repository: ["kms_key_id"],
  aws_dynamodb_table: ["server_side_encryption", "kms_key_arn"],
  aws_ecr_repository: ["encryption_configuration", "kms_key"],
  aws_lambda_function: ["kms_key_arn"],
  aws_scheduler_schedule: ["kms_key_arn"],
  aws_secretsmanager_secret: ["kms_key_id"],
  aws_sns_topic: ["kms_master_key_id"],
  aws_sqs_queue: ["kms_master_key_id"],
  aws_ssm_parameter: ["key_id"],
};

/** @param policies resource policies by ARN */
export function targetOf(
  resource: Resource,
  policies: ReadonlyMap<string, Policy>,
  buckets: readonly BucketRecord[],
  keyOf: KeyOf,
): Target {
  const { arn = "", type, place, stack, address, tags } = resource;
  const policy = policies.get(arn);
  const keyArn = buckets.find((bucket) => bucket.arn === arn)?.encryption.keyArn ?? keyArnOf(resource, keyOf);
  return {
    arn,
    type,
    place,
    stack,
    address,
    tags,
    ...(policy && { policy }),
    ...(keyArn !== undefined && { keyArn }),
  };
}

function keyArnOf(resource: Resource, keyOf: KeyOf): string | undefined {
  const way = KEYS[resource.type] ?? [];
  const argument = way.at(-1);
  if (argument === undefined) return undefined;
  const fields = way
    .slice(0, -1)
    .reduce((all, block) => all.flatMap((each) => each.blocks(block)), [Fields.of(resource)]);
  return fields.map((each) => keyOf(each, argument, resource.place))[0];
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export function grantOf(resource: Resource, keyOf: KeyOf): Grant {
  const { place } = resource;
  const fields = Fields.of(resource);
  const retiringArn = fields.optional("retiring_principal");
  const constraints = fields.block("constraints");
  const kind = constraints?.has("encryption_context_equals") ? "equals" : "subset";
  return {
    keyArn: keyOf(fields, "key_id", place) ?? fields.text("key_id"),
    granteeArn: fields.text("grantee_principal"),
    ...(retiringArn !== undefined && { retiringArn }),
    operations: fields.texts("operations"),
    ...(constraints && { constraint: { kind, context: constraints.map(`encryption_context_${kind}`) } }),
    place,
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html */
export function logResourcePolicyOf(resource: Resource): LogResourcePolicy {
  const fields = Fields.of(resource);
  return {
    name: fields.text("policy_name"),
    document: fields.policy("policy_document"),
    where: `${fields.where}.policy_document`,
    place: resource.place,
  };
}
