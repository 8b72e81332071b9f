/** What goes together with what it is about: neither its protection nor its denials are missed by anybody. */
import type { Change } from "./change";
import { isFields } from "./values";

/** Resources that say something of another: the attribute that names it, and the type it has; none: any. */
const ABOUT: ReadonlyMap<string, readonly [attribute: string, type?: string]> = new Map([
  ["aws_iam_role_policy", ["role", "aws_iam_role"]],
  ["aws_iam_user_policy", ["user", "aws_iam_user"]],
  ["aws_s3_bucket_policy", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_public_access_block", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_ownership_controls", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_versioning", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_server_side_encryption_configuration", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_logging", ["bucket", "aws_s3_bucket"]],
  ["aws_s3_bucket_replication_configuration", ["bucket", "aws_s3_bucket"]],
  ["aws_sqs_queue_policy", ["queue_url", "aws_sqs_queue"]],
  ["aws_sns_topic_policy", ["arn", "aws_sns_topic"]],
  ["aws_kms_key_policy", ["key_id", "aws_kms_key"]],
  ["aws_ecr_repository_policy", ["repository", "aws_ecr_repository"]],
  ["aws_secretsmanager_secret_policy", ["secret_arn", "aws_secretsmanager_secret"]],
  ["aws_secretsmanager_secret_rotation", ["secret_id", "aws_secretsmanager_secret"]],
  ["aws_efs_file_system_policy", ["file_system_id", "aws_efs_file_system"]],
  ["aws_efs_backup_policy", ["file_system_id", "aws_efs_file_system"]],
  ["aws_backup_vault_policy", ["backup_vault_name", "aws_backup_vault"]],
  ["aws_backup_vault_lock_configuration", ["backup_vault_name", "aws_backup_vault"]],
  ["aws_opensearch_domain_policy", ["domain_name", "aws_opensearch_domain"]],
  ["aws_vpc_endpoint_policy", ["vpc_endpoint_id", "aws_vpc_endpoint"]],
  ["aws_wafv2_web_acl_association", ["resource_arn"]],
  ["aws_wafregional_web_acl_association", ["resource_arn"]],
  ["aws_shield_protection", ["resource_arn"]],
]);

/** How others call a resource. */
const NAMES = ["id", "arn", "name", "bucket", "url", "key_id", "domain_name"];

/** Tells of a change that destroys something whether what it is about is destroyed by the same plan, and not made again. */
export function goneTogether(changes: readonly Change[]): (change: Change) => boolean {
  const gone = new Set(changes.filter(isGone).flatMap(callsOf));
  return ({ stack, type, action, before }) => {
    const thing = action === "delete" ? aboutWhat(stack, type, before) : undefined;
    return thing !== undefined && gone.has(thing);
  };
}

/** The same text for all that is about the same thing. */
export function aboutWhat(stack: string, type: string, values: unknown): string | undefined {
  const [attribute, of = ""] = ABOUT.get(type) ?? [];
  if (attribute === undefined || !isFields(values)) return undefined;
  const name = values[attribute];
  return typeof name === "string" ? callOf(stack, of, name) : undefined;
}

function isGone({ action, deposed }: Change): boolean {
  return action === "delete" && deposed === undefined;
}

/** With its type, and with none. */
function callsOf({ stack, type, before }: Change): string[] {
  if (!isFields(before)) return [];
  const names = NAMES.map((name) => before[name]).filter(
    (name): name is string => typeof name === "string" && name !== "",
  );
  return names.flatMap((name) => [callOf(stack, type, name), callOf(stack, "", name)]);
}

function callOf(stack: string, type: string, name: string): string {
  return JSON.stringify([stack, type, name]);
}
