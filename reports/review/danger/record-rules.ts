/** Values by which less is recorded, or looked at. */
import { type AttributeRule, becoming, isFalse, isNotTrue } from "./attribute-rules";

/** Logs without retention stay for ever. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group */
const daysOf = (value: unknown) => Number(value ?? 0) || Number.POSITIVE_INFINITY;

export const RECORDS: readonly AttributeRule[] = [
  becoming(["aws_cloudtrail"], "enable_logging", isFalse, "calls aren't recorded"),
  becoming(["aws_cloudtrail"], "enable_log_file_validation", isNotTrue, "logs can be changed unseen"),
  becoming(["aws_cloudtrail"], "is_multi_region_trail", isNotTrue, "calls in other regions aren't recorded"),
  becoming(
    ["aws_cloudtrail"],
    "include_global_service_events",
    isFalse,
    "calls of global services aren't recorded",
  ),
  becoming(["aws_config_configuration_recorder_status"], "is_enabled", isNotTrue, "changes aren't recorded"),
  becoming(["aws_guardduty_detector"], "enable", isFalse, "nobody looks for attacks"),
  becoming(["aws_lb", "aws_alb", "aws_elb"], "access_logs.enabled", isNotTrue, "requests aren't recorded"),
  becoming(
    ["aws_eks_cluster"],
    "enabled_cluster_log_types",
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
    "what the cluster is told isn't recorded",
  ),
  becoming(
    ["aws_cloudwatch_log_group"],
    "retention_in_days",
    (value, was) => daysOf(value) < daysOf(was),
    "older logs are deleted",
  ),
  becoming(
    ["aws_ecr_repository"],
    "image_scanning_configuration.scan_on_push",
    isNotTrue,
    "images aren't looked at for weaknesses",
  ),
];
