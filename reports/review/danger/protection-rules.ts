/** Values that take a protection away. */
import { type AttributeRule, becoming, isFalse, isLess, isNotTrue, isTrue } from "./attribute-rules";

const isNone = (value: unknown) => value === undefined || value === 0;

const DELETION_PROTECTED = [
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_rds_global_cluster",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_qldb_ledger",
  "aws_cognito_user_pool",
  "aws_eks_cluster",
  "google_sql_database_instance",
  "google_container_cluster",
  "google_bigtable_instance",
];

const BACKED_UP = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"];

export const PROTECTIONS: readonly AttributeRule[] = [
  becoming(
    DELETION_PROTECTED,
    "deletion_protection",
    (value) => value !== true && value !== "ACTIVE",
    "it can be deleted",
  ),
  becoming(
    ["aws_dynamodb_table", "aws_dsql_cluster"],
    "deletion_protection_enabled",
    isNotTrue,
    "it can be deleted",
  ),
  becoming(["aws_networkfirewall_firewall"], "delete_protection", isNotTrue, "it can be deleted"),
  becoming(["aws_lb", "aws_alb", "aws_nlb"], "enable_deletion_protection", isNotTrue, "it can be deleted"),
  becoming(["aws_instance"], "disable_api_termination", isNotTrue, "it can be terminated"),
  becoming(
    [
      "aws_s3_bucket",
      "aws_ecr_repository",
      "aws_backup_vault",
      "aws_s3_directory_bucket",
      "aws_route53_zone",
      "google_storage_bucket",
    ],
    "force_destroy",
    isTrue,
    "a destroy takes what is in it",
  ),
  becoming(
    ["aws_ecr_repository", "aws_ecrpublic_repository"],
    "force_delete",
    isTrue,
    "a destroy takes the images in it",
  ),
  becoming(
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
  becoming(BACKED_UP, "backup_retention_period", isNone, "no backups"),
  becoming(
    BACKED_UP,
    "backup_retention_period",
    (value, was) => !isNone(value) && isLess(value, was),
    "backups go earlier",
  ),
  becoming(["aws_elasticache_replication_group"], "snapshot_retention_limit", isLess, "backups go earlier"),
  becoming(["aws_db_instance"], "multi_az", isNotTrue, "no other zone stands by"),
  becoming(
    ["aws_elasticache_replication_group"],
    "automatic_failover_enabled",
    isNotTrue,
    "nothing takes over when it fails",
  ),
  becoming(["aws_dynamodb_table"], "ttl.enabled", isTrue, "items are deleted at their time"),
  becoming(
    ["aws_dynamodb_table"],
    "point_in_time_recovery.enabled",
    isNotTrue,
    "no recovery to a point in time",
  ),
  becoming(
    ["aws_s3_bucket_versioning"],
    "versioning_configuration.status",
    (value) => value !== "Enabled",
    "what is overwritten or deleted is gone",
  ),
  becoming(["aws_s3_bucket"], "versioning.enabled", isNotTrue, "what is overwritten or deleted is gone"),
  becoming(["aws_kms_key"], "enable_key_rotation", isNotTrue, "the key isn't rotated"),
  becoming(["aws_kms_key"], "is_enabled", isFalse, "nothing can be decrypted"),
  becoming(
    ["aws_secretsmanager_secret"],
    "recovery_window_in_days",
    (value) => value === 0,
    "a deletion is at once",
  ),
  becoming(
    ["aws_ecr_repository"],
    "image_tag_mutability",
    (value) => value === "MUTABLE",
    "a tag can be moved",
  ),
  becoming(
    ["aws_cloudwatch_metric_alarm"],
    "actions_enabled",
    (value) => value === false,
    "the alarm tells nobody",
  ),
  becoming(
    ["aws_instance", "aws_launch_template"],
    "metadata_options.http_tokens",
    (value) => value !== "required",
    "whatever makes the server ask for a URL reads its credentials",
  ),
  becoming(
    ["aws_cognito_user_pool"],
    "mfa_configuration",
    (value) => value !== "ON",
    "a password is enough to sign in",
  ),
  becoming(
    ["aws_iam_account_password_policy"],
    "minimum_password_length",
    isLess,
    "passwords may be shorter",
  ),
];
