/**
 * The id by which Terraform imports each type of resource whose name is chosen by whoever makes it: the pages of the
 * AWS provider say it at their end. https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */

/** An instance's arguments: text and numbers as text, undefined while unknown. */
export type ValueOf = (argument: string) => string | undefined;

/** Where the instance is to be. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
}

/** The id, or undefined while a value that it is made of is unknown. */
export type ImportId = (value: ValueOf, place: Place) => string | undefined;

/** Values with a separator between them. */
function joined(separator: string, ...names: readonly string[]): ImportId {
  return (value) => {
    const values = names.map((name) => value(name));
    return values.includes(undefined) ? undefined : values.join(separator);
  };
}

/** An ARN that ends in a value. */
function arn(service: string, resource: string, name: string, path = ""): ImportId {
  return (value, { accountId, region, partition }) => {
    const [end, middle] = [value(name), path === "" ? "" : (value(path) ?? "/")];
    const where = service === "iam" ? "" : region;
    return end === undefined
      ? undefined
      : `arn:${partition}:${service}:${where}:${accountId}:${resource}${middle}${end}`;
  };
}

/** The first whose values are all there. */
function either(...ids: readonly ImportId[]): ImportId {
  return (value, place) => ids.map((id) => id(value, place)).find((id) => id !== undefined);
}

const name = joined("", "name");
const bucket = joined("", "bucket");
const repository = joined("", "repository");

/** Without a bus of its own a rule lies on the default one, which Terraform leaves out of the id. */
function onBus(...rest: readonly string[]): ImportId {
  return (value, place) => {
    const bus = value("event_bus_name");
    const id = joined("/", ...rest)(value, place);
    return bus === undefined || bus === "default" || id === undefined ? id : `${bus}/${id}`;
  };
}

/** How the types are imported that Slipway's stacks hold, now or likely soon. */
export const IMPORT_IDS: Readonly<Record<string, ImportId>> = {
  aws_appautoscaling_policy: joined("/", "service_namespace", "resource_id", "scalable_dimension", "name"),
  aws_appautoscaling_target: joined("/", "service_namespace", "resource_id", "scalable_dimension"),
  aws_autoscaling_group: name,
  aws_autoscaling_lifecycle_hook: joined("/", "autoscaling_group_name", "name"),
  aws_autoscaling_policy: joined("/", "autoscaling_group_name", "name"),
  aws_cloudwatch_composite_alarm: joined("", "alarm_name"),
  aws_cloudwatch_dashboard: joined("", "dashboard_name"),
  aws_cloudwatch_event_bus: name,
  aws_cloudwatch_event_rule: onBus("name"),
  aws_cloudwatch_event_target: onBus("rule", "target_id"),
  aws_cloudwatch_log_group: name,
  aws_cloudwatch_log_metric_filter: joined(":", "log_group_name", "name"),
  aws_cloudwatch_log_resource_policy: joined("", "policy_name"),
  aws_cloudwatch_log_subscription_filter: joined("|", "log_group_name", "name"),
  aws_cloudwatch_metric_alarm: joined("", "alarm_name"),
  aws_codebuild_project: name,
  aws_codebuild_report_group: arn("codebuild", "report-group/", "name"),
  aws_codebuild_webhook: joined("", "project_name"),
  aws_codecommit_approval_rule_template: name,
  aws_codecommit_approval_rule_template_association: joined(
    ",",
    "approval_rule_template_name",
    "repository_name",
  ),
  aws_codecommit_repository: joined("", "repository_name"),
  aws_codedeploy_app: name,
  aws_codedeploy_deployment_config: joined("", "deployment_config_name"),
  aws_codedeploy_deployment_group: joined(":", "app_name", "deployment_group_name"),
  aws_codepipeline: name,
  aws_dynamodb_table: name,
  aws_ecr_lifecycle_policy: repository,
  aws_ecr_repository: name,
  aws_ecr_repository_policy: repository,
  aws_ecs_cluster: name,
  aws_ecs_cluster_capacity_providers: joined("", "cluster_name"),
  aws_iam_instance_profile: name,
  aws_iam_openid_connect_provider: (value, { accountId, partition }) => {
    const url = value("url");
    return url && `arn:${partition}:iam::${accountId}:oidc-provider/${url.replace(/^https:\/\//, "")}`;
  },
  aws_iam_policy: arn("iam", "policy", "name", "path"),
  aws_iam_role: name,
  aws_iam_role_policy: joined(":", "role", "name"),
  aws_iam_role_policy_attachment: joined("/", "role", "policy_arn"),
  aws_iam_user: name,
  aws_iam_user_policy: joined(":", "user", "name"),
  aws_kms_alias: name,
  aws_kms_key_policy: joined("", "key_id"),
  aws_lambda_alias: joined("/", "function_name", "name"),
  aws_lambda_function: joined("", "function_name"),
  aws_lambda_function_event_invoke_config: either(
    joined(":", "function_name", "qualifier"),
    joined("", "function_name"),
  ),
  aws_lambda_permission: either(
    (value, place) => {
      const [qualified, statement] = [
        joined(":", "function_name", "qualifier")(value, place),
        value("statement_id"),
      ];
      return qualified && statement && `${qualified}/${statement}`;
    },
    joined("/", "function_name", "statement_id"),
  ),
  aws_route: either(
    joined("_", "route_table_id", "destination_cidr_block"),
    joined("_", "route_table_id", "destination_ipv6_cidr_block"),
    joined("_", "route_table_id", "destination_prefix_list_id"),
  ),
  aws_route_table_association: either(
    joined("/", "subnet_id", "route_table_id"),
    joined("/", "gateway_id", "route_table_id"),
  ),
  aws_s3_bucket: bucket,
  aws_s3_bucket_accelerate_configuration: bucket,
  aws_s3_bucket_cors_configuration: bucket,
  aws_s3_bucket_lifecycle_configuration: bucket,
  aws_s3_bucket_logging: bucket,
  aws_s3_bucket_notification: bucket,
  aws_s3_bucket_object_lock_configuration: bucket,
  aws_s3_bucket_ownership_controls: bucket,
  aws_s3_bucket_policy: bucket,
  aws_s3_bucket_public_access_block: bucket,
  aws_s3_bucket_replication_configuration: bucket,
  aws_s3_bucket_server_side_encryption_configuration: bucket,
  aws_s3_bucket_versioning: bucket,
  aws_s3_bucket_website_configuration: bucket,
  aws_s3_object: joined("/", "bucket", "key"),
  aws_scheduler_schedule: (value) => value("name") && `${value("group_name") ?? "default"}/${value("name")}`,
  aws_scheduler_schedule_group: name,
  aws_sns_topic: arn("sns", "", "name"),
  aws_sns_topic_policy: joined("", "arn"),
  aws_ssm_parameter: name,
};

/** What making a second time only takes over: nothing to look for. */
export const TAKEN_OVER: ReadonlySet<string> = new Set([
  "aws_default_network_acl",
  "aws_default_route_table",
  "aws_default_security_group",
  "aws_lb_target_group_attachment",
]);
