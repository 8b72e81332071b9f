/** Protections that a plan takes away from what can't be made again. */

import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { type AttributeRule, ruleFindings } from "./attribute-rules";

const isTrue = (value: unknown) => value === true;
const isNotTrue = (value: unknown) => value !== true;
const isNone = (value: unknown) => value === undefined || value === 0;

const DELETION_PROTECTED = [
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_rds_global_cluster",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_qldb_ledger",
  "aws_cognito_user_pool",
  "google_sql_database_instance",
  "google_container_cluster",
  "google_bigtable_instance",
];

const rule = (
  types: readonly string[],
  attribute: string,
  isDangerous: AttributeRule["isDangerous"],
  means: string,
): AttributeRule => ({ types, attribute, isDangerous, means, fromTheStart: false });

const RULES: readonly AttributeRule[] = [
  rule(
    DELETION_PROTECTED,
    "deletion_protection",
    (value) => value !== true && value !== "ACTIVE",
    "it can be deleted",
  ),
  rule(
    ["aws_dynamodb_table", "aws_dsql_cluster"],
    "deletion_protection_enabled",
    isNotTrue,
    "it can be deleted",
  ),
  rule(["aws_lb", "aws_alb", "aws_nlb"], "enable_deletion_protection", isNotTrue, "it can be deleted"),
  rule(["aws_instance"], "disable_api_termination", isNotTrue, "it can be terminated"),
  rule(
    [
      "aws_s3_bucket",
      "aws_ecr_repository",
      "aws_backup_vault",
      "aws_s3_directory_bucket",
      "google_storage_bucket",
    ],
    "force_destroy",
    isTrue,
    "a destroy takes what is in it",
  ),
  rule(
    ["aws_ecr_repository", "aws_ecrpublic_repository"],
    "force_delete",
    isTrue,
    "a destroy takes the images in it",
  ),
  rule(
    [
      "aws_db_instance",
      "aws_rds_cluster",
      "aws_docdb_cluster",
      "aws_neptune_cluster",
      "aws_redshift_cluster",
    ],
    "skip_final_snapshot",
    isTrue,
    "a destroy leaves no snapshot",
  ),
  rule(
    ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"],
    "backup_retention_period",
    isNone,
    "no backups",
  ),
  rule(["aws_dynamodb_table"], "point_in_time_recovery.enabled", isNotTrue, "no recovery to a point in time"),
  rule(
    ["aws_s3_bucket_versioning"],
    "versioning_configuration.status",
    (value) => value !== "Enabled",
    "what is overwritten or deleted is gone",
  ),
  rule(["aws_s3_bucket"], "versioning.enabled", isNotTrue, "what is overwritten or deleted is gone"),
  rule(["aws_kms_key"], "enable_key_rotation", isNotTrue, "the key isn't rotated"),
  rule(["aws_kms_key"], "is_enabled", (value) => value === false, "nothing can be decrypted"),
  rule(
    ["aws_secretsmanager_secret"],
    "recovery_window_in_days",
    (value) => value === 0,
    "a deletion is at once",
  ),
  rule(["aws_cloudtrail"], "enable_logging", (value) => value === false, "calls aren't recorded"),
  rule(["aws_cloudtrail"], "enable_log_file_validation", isNotTrue, "logs can be changed unseen"),
  rule(["aws_ecr_repository"], "image_tag_mutability", (value) => value === "MUTABLE", "a tag can be moved"),
  rule(
    ["aws_cloudwatch_metric_alarm"],
    "actions_enabled",
    (value) => value === false,
    "the alarm tells nobody",
  ),
];

export function protectionFindings(changes: readonly Change[]): Finding[] {
  return ruleFindings("unprotected", RULES, changes);
}
