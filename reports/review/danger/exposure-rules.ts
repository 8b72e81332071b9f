/** Values that open something to everybody. */
import { textFor } from "../../values";
import { type AttributeRule, becoming, isTrue } from "./attribute-rules";

const isNone = (value: unknown) => value === undefined || value === "NONE";

const fromTheStart = (
  types: readonly string[],
  attribute: string,
  isDangerous: AttributeRule["isDangerous"],
  means: string,
): AttributeRule => ({ types, attribute, isDangerous, means, fromTheStart: true });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const BLOCKING = ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"];

export const EXPOSURES: readonly AttributeRule[] = [
  ...BLOCKS.map((name) =>
    fromTheStart(BLOCKING, name, (value) => value !== true, "public access isn't blocked"),
  ),
  fromTheStart(
    ["aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_object"],
    "acl",
    (value) => /^public-|^authenticated-read$/.test(textFor(value)),
    "everybody may read, or write",
  ),
  fromTheStart(
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
  fromTheStart(
    ["aws_lambda_function_url"],
    "authorization_type",
    (value) => value === "NONE",
    "everybody may call it",
  ),
  fromTheStart(
    ["aws_lb", "aws_alb", "aws_elb"],
    "internal",
    (value) => value !== true,
    "it faces the internet",
  ),
  fromTheStart(["aws_instance"], "associate_public_ip_address", isTrue, "it has a public address"),
  fromTheStart(["aws_subnet"], "map_public_ip_on_launch", isTrue, "what starts in it has a public address"),
  fromTheStart(
    ["aws_codebuild_project"],
    "project_visibility",
    (value) => value === "PUBLIC_READ",
    "everybody sees its builds",
  ),
  fromTheStart(
    ["aws_ssm_document"],
    "permissions.account_ids",
    (value) => /^all$/i.test(textFor(value)),
    "everybody may use it",
  ),
  fromTheStart(
    ["aws_db_snapshot", "aws_db_cluster_snapshot", "aws_db_snapshot_copy", "aws_rds_cluster_snapshot_copy"],
    "shared_accounts",
    (value) => Array.isArray(value) && value.includes("all"),
    "everybody may restore it",
  ),
  fromTheStart(["aws_ami_launch_permission"], "group", (value) => value === "all", "everybody may launch it"),
  fromTheStart(
    ["aws_ebs_snapshot_block_public_access", "aws_ec2_image_block_public_access"],
    "state",
    (value) => value === "unblocked",
    "public sharing isn't blocked",
  ),
  fromTheStart(
    ["aws_vpc_endpoint_service"],
    "allowed_principals",
    (value) => Array.isArray(value) && value.includes("*"),
    "everybody may connect to it",
  ),
  fromTheStart(
    ["aws_ecs_service"],
    "network_configuration.assign_public_ip",
    isTrue,
    "its tasks have public addresses",
  ),
  becoming(
    ["aws_s3_bucket_ownership_controls"],
    "rule.object_ownership",
    (value) => value !== "BucketOwnerEnforced",
    "access lists count",
  ),
  becoming(["aws_api_gateway_method"], "authorization", isNone, "everybody may call it"),
  becoming(["aws_apigatewayv2_route"], "authorization_type", isNone, "everybody may call it"),
  becoming(
    ["aws_wafv2_web_acl"],
    "default_action.allow",
    (value) => Array.isArray(value) && value.length > 0,
    "what no rule blocks gets in",
  ),
  becoming(
    ["aws_cloudfront_distribution"],
    "web_acl_id",
    (value) => value === undefined || value === "",
    "no firewall stands before it any more",
  ),
  becoming(
    ["aws_ram_resource_share"],
    "allow_external_principals",
    isTrue,
    "accounts outside of the organization may have it",
  ),
  becoming(
    ["google_storage_bucket"],
    "public_access_prevention",
    (value) => value !== "enforced",
    "public access isn't blocked",
  ),
  becoming(
    ["azurerm_storage_account"],
    "allow_nested_items_to_be_public",
    isTrue,
    "public access isn't blocked",
  ),
];
