const SECURITY_GROUP_RULE = ["security_group_id", "description", "ip_protocol", "from_port", "to_port"];

/**
 * The order of a resource's arguments: as the provider's documentation lists them where that says more than the alphabet,
 * what it is called or belongs to first, a policy and tags last.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  aws_kms_key: ["description", "deletion_window_in_days", "enable_key_rotation"],
  aws_iam_openid_connect_provider: ["url", "client_id_list"],
  aws_sns_topic_subscription: ["topic_arn", "protocol", "endpoint"],
  aws_cloudwatch_event_target: ["rule", "target_id", "arn"],
  aws_lambda_function: [
    "function_name",
    "role",
    "runtime",
    "handler",
    "architectures",
    "memory_size",
    "timeout",
  ],
  aws_codedeploy_deployment_group: [
    "app_name",
    "deployment_group_name",
    "service_role_arn",
    "deployment_config_name",
  ],
  "aws_codedeploy_deployment_group.alarm_configuration": ["enabled", "alarms"],
  "aws_cloudwatch_metric_alarm.metric_query.metric": ["namespace", "metric_name", "dimensions"],
  aws_ecs_task_definition: [
    "family",
    "requires_compatibilities",
    "network_mode",
    "cpu",
    "memory",
    "task_role_arn",
    "execution_role_arn",
    "container_definitions",
  ],
  aws_ecs_service: ["name", "cluster", "launch_type", "desired_count", "task_definition"],
  aws_launch_template: ["name", "description", "image_id", "instance_type", "vpc_security_group_ids"],
  "aws_launch_template.block_device_mappings.ebs": ["volume_type", "volume_size", "encrypted"],
  aws_autoscaling_group: ["name", "min_size", "max_size", "desired_capacity"],
  "aws_autoscaling_group.tag": ["key", "value"],
  aws_lb_target_group: ["name", "vpc_id", "target_type", "protocol", "port"],
  "aws_lb_target_group.health_check": ["path", "matcher"],
  "aws_lb_listener_rule.action": ["type"],
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_codebuild_project: [
    "name",
    "description",
    "service_role",
    "encryption_key",
    "build_timeout",
    "queued_timeout",
    "concurrent_build_limit",
    "source",
    "artifacts",
    "environment",
    "cache",
  ],
  "aws_codebuild_project.source": ["type", "buildspec"],
  "aws_codebuild_project.environment": ["type", "image", "compute_type", "privileged_mode"],
  "aws_codebuild_project.environment.environment_variable": ["name", "value", "type"],
  "aws_codebuild_project.cache": ["type", "location", "modes"],
  "aws_codebuild_project.vpc_config": ["vpc_id", "subnets", "security_group_ids"],
  aws_codepipeline: [
    "name",
    "pipeline_type",
    "execution_mode",
    "role_arn",
    "artifact_store",
    "trigger",
    "variable",
    "stage",
  ],
  "aws_codepipeline.artifact_store": ["type", "location"],
  "aws_codepipeline.stage.action": [
    "name",
    "category",
    "owner",
    "provider",
    "version",
    "run_order",
    "role_arn",
    "namespace",
    "input_artifacts",
    "output_artifacts",
    "timeout_in_minutes",
    "configuration",
  ],
  "aws_codepipeline.variable": ["name", "default_value", "description"],
  aws_cloudwatch_metric_alarm: [
    "alarm_name",
    "alarm_description",
    "comparison_operator",
    "evaluation_periods",
    "metric_name",
    "namespace",
    "period",
    "statistic",
    "threshold",
  ],
};

const FIRST = ["name", "bucket", "repository", "role", "path", "description", "id"];
const LAST = ["assume_role_policy", "policy", "tags"];

/** @param type of the resource; that of a block inside begins with it: `aws_s3_bucket_versioning.versioning_configuration` */
export function inOrder(type: string, names: readonly string[]): string[] {
  const first = [...(DOCUMENTED[type] ?? []), ...FIRST];
  const rank = (name: string) => {
    if (LAST.includes(name)) return first.length + 1 + LAST.indexOf(name);
    return first.includes(name) ? first.indexOf(name) : first.length;
  };
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
