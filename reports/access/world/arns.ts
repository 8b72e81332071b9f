/**
 * The ARN of each type of resource, as AWS's service authorization reference spells it, from its arguments.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * (each service's page, "Resource types defined by …")
 */
import { INVENTED_SUFFIX } from "./invented";
import { global, type Place, partitionOf, regional } from "./place";

/** What an ARN is made from. */
export interface ArnParts {
  readonly place: Place;
  /** An argument. */
  readonly text: (name: string) => string;
  /** An argument that may be left out. */
  readonly optional: (name: string) => string | undefined;
  /** The id that AWS would give. */
  readonly invented: string;
}

type ArnOf = (parts: ArnParts) => string;

/** An ARN that ends in a word and an argument: `project/web`. */
function named(service: string, before: string, argument = "name"): ArnOf {
  return ({ place, text }) => regional(service, place, `${before}${text(argument)}`);
}

/** An ARN that ends in a word and an id of AWS's. */
function numbered(service: string, before: string): ArnOf {
  return ({ place, invented }) => regional(service, place, `${before}${invented}`);
}

/** IAM's: global, with a path that begins and ends with a slash. */
function inPath(kind: string): ArnOf {
  return ({ place, text, optional }) =>
    global("iam", place, `${kind}${optional("path") ?? "/"}${text("name")}`);
}

/** What the last part of an ARN names, or the name itself: arguments take both. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? (nameOrArn.split(/[:/]/).at(-1) ?? nameOrArn) : nameOrArn;
}

/** A listener's ARN without its own id is its load balancer's. */
function listenerArn(balancer: string, kind: string, invented: string): string {
  return `${balancer.replace(/:(loadbalancer|listener)\//, `:${kind}/`)}/${invented}`;
}

/** By Terraform's type. A type that isn't here has no ARN that a policy could name. */
export const ARNS: Readonly<Record<string, ArnOf>> = {
  aws_autoscaling_group: ({ place, text, invented }) =>
    regional("autoscaling", place, `autoScalingGroup:${invented}:autoScalingGroupName/${text("name")}`),
  aws_cloudfront_distribution: ({ place, invented }) =>
    global("cloudfront", place, `distribution/${invented}`),
  aws_cloudfront_function: ({ place, text }) => global("cloudfront", place, `function/${text("name")}`),
  aws_cloudfront_origin_access_control: ({ place, invented }) =>
    global("cloudfront", place, `origin-access-control/${invented}`),
  aws_cloudwatch_composite_alarm: named("cloudwatch", "alarm:", "alarm_name"),
  aws_cloudwatch_dashboard: ({ place, text }) =>
    global("cloudwatch", place, `dashboard/${text("dashboard_name")}`),
  aws_cloudwatch_event_bus: named("events", "event-bus/"),
  aws_cloudwatch_event_rule: ({ place, text, optional }) => {
    const bus = lastPart(optional("event_bus_name") ?? "default");
    return regional("events", place, `rule/${bus === "default" ? "" : `${bus}/`}${text("name")}`);
  },
  aws_cloudwatch_log_group: named("logs", "log-group:"),
  aws_cloudwatch_metric_alarm: named("cloudwatch", "alarm:", "alarm_name"),
  aws_codebuild_project: named("codebuild", "project/"),
  aws_codebuild_report_group: named("codebuild", "report-group/"),
  aws_codecommit_repository: named("codecommit", "", "repository_name"),
  aws_codeconnections_connection: numbered("codeconnections", "connection/"),
  aws_codedeploy_app: named("codedeploy", "application:"),
  aws_codedeploy_deployment_config: named("codedeploy", "deploymentconfig:", "deployment_config_name"),
  aws_codedeploy_deployment_group: ({ place, text }) =>
    regional("codedeploy", place, `deploymentgroup:${text("app_name")}/${text("deployment_group_name")}`),
  aws_codepipeline: named("codepipeline", ""),
  aws_codestarconnections_connection: numbered("codestar-connections", "connection/"),
  aws_codestarnotifications_notification_rule: numbered("codestar-notifications", "notificationrule/"),
  aws_dynamodb_table: named("dynamodb", "table/"),
  aws_ecr_repository: named("ecr", "repository/"),
  aws_ecs_cluster: named("ecs", "cluster/"),
  aws_ecs_service: ({ place, text, optional }) =>
    regional("ecs", place, `service/${lastPart(optional("cluster") ?? "default")}/${text("name")}`),
  aws_ecs_task_definition: ({ place, text, invented }) =>
    regional("ecs", place, `task-definition/${text("family")}:${invented}`),
  aws_iam_group: inPath("group"),
  aws_iam_instance_profile: inPath("instance-profile"),
  aws_iam_openid_connect_provider: ({ place, text }) =>
    global("iam", place, `oidc-provider/${text("url").replace(/^https:\/\//, "")}`),
  aws_iam_policy: inPath("policy"),
  aws_iam_role: inPath("role"),
  aws_iam_user: inPath("user"),
  aws_kms_alias: named("kms", ""),
  aws_kms_key: numbered("kms", "key/"),
  aws_lambda_alias: ({ place, text }) =>
    regional("lambda", place, `function:${functionName(text("function_name"))}:${text("name")}`),
  aws_lambda_function: named("lambda", "function:", "function_name"),
  aws_launch_template: numbered("ec2", "launch-template/"),
  aws_lb: ({ place, text, optional, invented }) => {
    const kinds: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };
    const kind = kinds[optional("load_balancer_type") ?? ""] ?? "app";
    return regional("elasticloadbalancing", place, `loadbalancer/${kind}/${text("name")}/${invented}`);
  },
  aws_lb_listener: ({ text, invented }) => listenerArn(text("load_balancer_arn"), "listener", invented),
  aws_lb_listener_rule: ({ text, invented }) => listenerArn(text("listener_arn"), "listener-rule", invented),
  aws_lb_target_group: ({ place, text, invented }) =>
    regional("elasticloadbalancing", place, `targetgroup/${text("name")}/${invented}`),
  aws_s3_bucket: ({ place, text }) => `arn:${partitionOf(place.region)}:s3:::${text("bucket")}`,
  aws_scheduler_schedule: ({ place, text, optional }) =>
    regional("scheduler", place, `schedule/${optional("group_name") ?? "default"}/${text("name")}`),
  aws_scheduler_schedule_group: named("scheduler", "schedule-group/"),
  aws_secretsmanager_secret: ({ place, text }) => secretArn(place, text("name")),
  aws_security_group: numbered("ec2", "security-group/"),
  aws_sfn_state_machine: named("states", "stateMachine:"),
  aws_sns_topic: named("sns", ""),
  aws_sqs_queue: named("sqs", ""),
  aws_ssm_parameter: ({ place, text }) => parameterArn(place, text("name")),
};

/** Of a parameter's name, which may begin with a slash. */
export function parameterArn(place: Place, name: string): string {
  return regional("ssm", place, `parameter/${name.replace(/^\//, "")}`);
}

/** Of a secret's name: the six characters behind it are AWS's to choose. */
export function secretArn(place: Place, name: string): string {
  return regional("secretsmanager", place, `secret:${name}-${INVENTED_SUFFIX}`);
}

/** An alias's function, by name or by ARN: `arn:aws:lambda:us-east-1:111111111111:function:web:3` → `web`. */
export function functionName(nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? (nameOrArn.split(":")[6] ?? nameOrArn) : nameOrArn;
}

/** Types of the table whose resources AWS gives no tags. */
export const UNTAGGED: readonly string[] = [
  "aws_cloudfront_function",
  "aws_cloudfront_origin_access_control",
  "aws_cloudwatch_dashboard",
  "aws_codedeploy_deployment_config",
  "aws_iam_group",
  "aws_kms_alias",
  "aws_lambda_alias",
  "aws_scheduler_schedule",
];
