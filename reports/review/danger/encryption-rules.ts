/** Values that leave data, or what travels, in plain text. */
import { type AttributeRule, becoming, isNotTrue } from "./attribute-rules";

const isNothing = (value: unknown) => value === undefined || value === "";

const AT_REST = "its data isn't encrypted";
const OWN_KEY = "it isn't encrypted with its key any more";
const ON_THE_WAY = "what travels isn't encrypted";

/** Versions of TLS that nobody should speak. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html */
const OLD_TLS = ["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLS_1_0"];
const isOld = (value: unknown) => typeof value === "string" && OLD_TLS.includes(value);

export const ENCRYPTION: readonly AttributeRule[] = [
  becoming(
    ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"],
    "storage_encrypted",
    isNotTrue,
    AT_REST,
  ),
  becoming(
    ["aws_ebs_volume", "aws_efs_file_system", "aws_redshift_cluster"],
    "encrypted",
    isNotTrue,
    AT_REST,
  ),
  becoming(["aws_elasticache_replication_group"], "at_rest_encryption_enabled", isNotTrue, AT_REST),
  becoming(
    ["aws_opensearch_domain", "aws_elasticsearch_domain"],
    "encrypt_at_rest.enabled",
    isNotTrue,
    AT_REST,
  ),
  becoming(["aws_kinesis_stream"], "encryption_type", (value) => value !== "KMS", AT_REST),
  becoming(
    ["aws_ebs_encryption_by_default"],
    "enabled",
    isNotTrue,
    "new volumes aren't encrypted by themselves",
  ),
  becoming(["aws_sqs_queue", "aws_sns_topic"], "kms_master_key_id", isNothing, OWN_KEY),
  becoming(["aws_cloudwatch_log_group", "aws_cloudtrail"], "kms_key_id", isNothing, OWN_KEY),
  becoming(["aws_dynamodb_table"], "server_side_encryption.enabled", isNotTrue, OWN_KEY),
  becoming(
    ["aws_s3_bucket_server_side_encryption_configuration"],
    "rule.apply_server_side_encryption_by_default.sse_algorithm",
    (value) => !String(value).startsWith("aws:kms"),
    OWN_KEY,
  ),
  becoming(["aws_elasticache_replication_group"], "transit_encryption_enabled", isNotTrue, ON_THE_WAY),
  becoming(
    ["aws_opensearch_domain", "aws_elasticsearch_domain"],
    "domain_endpoint_options.enforce_https",
    isNotTrue,
    ON_THE_WAY,
  ),
  becoming(["aws_lb_listener", "aws_alb_listener"], "protocol", (value) => value === "HTTP", ON_THE_WAY),
  becoming(
    ["aws_cloudfront_distribution"],
    "default_cache_behavior.viewer_protocol_policy",
    (value) => value === "allow-all",
    ON_THE_WAY,
  ),
  becoming(
    ["aws_cloudfront_distribution"],
    "viewer_certificate.minimum_protocol_version",
    isOld,
    "old TLS is spoken",
  ),
  becoming(["aws_api_gateway_domain_name"], "security_policy", isOld, "old TLS is spoken"),
];
