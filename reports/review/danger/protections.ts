/** Protections that a plan takes away. */
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { ruleFindings } from "./attribute-rules";
import { ENCRYPTION } from "./encryption-rules";
import { expiries } from "./expiries";
import { guardsLost } from "./guards";
import { PROTECTIONS } from "./protection-rules";
import { RECORDS } from "./record-rules";

/** What protects by being there. */
const GUARDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_s3_bucket_versioning: "what is overwritten or deleted is gone",
    aws_s3_bucket_replication_configuration: "objects aren't copied any more",
    aws_s3_bucket_server_side_encryption_configuration: "new objects aren't encrypted with its key any more",
    aws_ebs_encryption_by_default: "new volumes aren't encrypted by themselves any more",
    aws_s3_bucket_logging: "access isn't recorded any more",
    aws_cloudtrail: "calls aren't recorded any more",
    aws_flow_log: "traffic isn't recorded any more",
    aws_config_configuration_recorder: "changes aren't recorded any more",
    aws_config_configuration_recorder_status: "changes aren't recorded any more",
    aws_securityhub_account: "nobody looks for weaknesses any more",
    aws_inspector2_enabler: "nobody looks for weaknesses any more",
    aws_accessanalyzer_analyzer: "nobody looks for access from outside any more",
    aws_macie2_account: "nobody looks for exposed data any more",
    aws_backup_plan: "backups aren't made any more",
    aws_backup_selection: "backups of what it selects aren't made any more",
    aws_backup_vault_lock_configuration: "backups can be deleted before their time",
    aws_efs_backup_policy: "backups aren't made any more",
    aws_dlm_lifecycle_policy: "snapshots aren't made any more",
    aws_secretsmanager_secret_rotation: "the secret isn't rotated any more",
    aws_iam_account_password_policy: "passwords follow no rules any more",
    aws_route53_hosted_zone_dnssec: "answers aren't signed any more",
    aws_shield_protection: "attacks aren't held off any more",
  }),
);

export function protectionFindings(changes: readonly Change[]): Finding[] {
  return [
    ...ruleFindings("unprotected", [...PROTECTIONS, ...ENCRYPTION, ...RECORDS], changes),
    ...guardsLost("unprotected", GUARDS, changes),
    ...expiries(changes),
  ];
}
