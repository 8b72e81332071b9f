/** What a plan opens to a network, or to everybody. */

import { textFor } from "../../values";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { type AttributeRule, ruleFindings } from "./attribute-rules";
import { guardsLost } from "./guards";
import { openings } from "./openings";

const isTrue = (value: unknown) => value === true;

const rule = (
  types: readonly string[],
  attribute: string,
  isDangerous: AttributeRule["isDangerous"],
  means: string,
): AttributeRule => ({ types, attribute, isDangerous, means, fromTheStart: true });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const BLOCKING = ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"];

const RULES: readonly AttributeRule[] = [
  ...BLOCKS.map((name) => rule(BLOCKING, name, (value) => value !== true, "public access isn't blocked")),
  rule(
    ["aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_object"],
    "acl",
    (value) => /^public-|^authenticated-read$/.test(textFor(value)),
    "everybody may read, or write",
  ),
  rule(
    [
      "aws_db_instance",
      "aws_rds_cluster_instance",
      "aws_docdb_cluster_instance",
      "aws_redshift_cluster",
      "aws_redshiftserverless_workgroup",
      "aws_dms_replication_instance",
      "aws_mq_broker",
      "aws_neptune_cluster_instance",
    ],
    "publicly_accessible",
    isTrue,
    "it has a public address",
  ),
  rule(
    ["aws_lambda_function_url"],
    "authorization_type",
    (value) => value === "NONE",
    "everybody may call it",
  ),
  rule(["aws_lb", "aws_alb", "aws_elb"], "internal", (value) => value !== true, "it faces the internet"),
  rule(["aws_eks_cluster"], "vpc_config.endpoint_public_access", isTrue, "its endpoint faces the internet"),
  rule(["aws_instance"], "associate_public_ip_address", isTrue, "it has a public address"),
  rule(["aws_subnet"], "map_public_ip_on_launch", isTrue, "what starts in it has a public address"),
  rule(
    ["aws_codebuild_project"],
    "project_visibility",
    (value) => value === "PUBLIC_READ",
    "everybody sees its builds",
  ),
  rule(
    ["aws_ssm_document"],
    "permissions.account_ids",
    (value) => /^all$/i.test(textFor(value)),
    "everybody may use it",
  ),
  rule(
    ["aws_db_snapshot", "aws_db_cluster_snapshot", "aws_db_snapshot_copy", "aws_rds_cluster_snapshot_copy"],
    "shared_accounts",
    (value) => Array.isArray(value) && value.includes("all"),
    "everybody may restore it",
  ),
  rule(["aws_ami_launch_permission"], "group", (value) => value === "all", "everybody may launch it"),
  rule(
    ["aws_ebs_snapshot_block_public_access", "aws_ec2_image_block_public_access"],
    "state",
    (value) => value === "unblocked",
    "public sharing isn't blocked",
  ),
  rule(
    ["aws_vpc_endpoint_service"],
    "allowed_principals",
    (value) => Array.isArray(value) && value.includes("*"),
    "everybody may connect to it",
  ),
];

/** What keeps others out by being there. */
const GUARDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_s3_bucket_public_access_block: "public access to the bucket isn't blocked any more",
    aws_s3_account_public_access_block: "public access to the account's buckets isn't blocked any more",
    aws_s3_bucket_ownership_controls: "access lists may count again",
    aws_ebs_snapshot_block_public_access: "public sharing isn't blocked any more",
    aws_wafv2_web_acl_association: "no firewall stands before it any more",
    aws_wafregional_web_acl_association: "no firewall stands before it any more",
    aws_guardduty_detector: "nobody looks for attacks any more",
  }),
);

export function exposureFindings(changes: readonly Change[]): Finding[] {
  return [
    ...ruleFindings("exposed", RULES, changes),
    ...openings(changes),
    ...guardsLost("exposed", GUARDS, changes),
  ];
}
