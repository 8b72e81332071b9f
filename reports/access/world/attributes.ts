/**
 * Attributes that a resource has beside its arguments and its ARN, as far as they follow from these. Each is what the
 * provider's documentation says of it: https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
import type { ArnParts } from "./arns";
import { dnsSuffixOf, regional } from "./place";

export interface AttributeParts extends ArnParts {
  /** The resource's own ARN. */
  readonly arn: () => string;
}

type AttributeOf = (parts: AttributeParts) => string;

const argument =
  (name: string): AttributeOf =>
  ({ text }) =>
    text(name);
const arn: AttributeOf = (parts) => parts.arn();
const id: AttributeOf = ({ invented }) => invented;
const queueUrl: AttributeOf = ({ place: { account, region }, text }) =>
  `https://sqs.${region}.${dnsSuffixOf(region)}/${account}/${text("name")}`;
const isNamed = { id: argument("name") };
const isArn = { id: arn };

/** By type, then by attribute. One that isn't here, and is no argument, isn't known before an apply. */
export const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeOf>>>> = {
  aws_autoscaling_group: isNamed,
  aws_cloudfront_distribution: { id },
  aws_cloudfront_origin_access_control: { id },
  aws_cloudwatch_event_bus: isNamed,
  aws_cloudwatch_log_group: isNamed,
  aws_codecommit_repository: { id: argument("repository_name") },
  aws_codeconnections_connection: isArn,
  aws_codepipeline: isNamed,
  aws_codestarconnections_connection: isArn,
  aws_codestarnotifications_notification_rule: isArn,
  aws_ecr_repository: {
    ...isNamed,
    registry_id: ({ place }) => place.account,
    repository_url: ({ place: { account, region }, text }) =>
      `${account}.dkr.ecr.${region}.${dnsSuffixOf(region)}/${text("name")}`,
  },
  aws_ecs_cluster: isArn,
  aws_ecs_service: isArn,
  aws_ecs_task_definition: {
    id: argument("family"),
    arn_without_revision: ({ place, text }) => regional("ecs", place, `task-definition/${text("family")}`),
  },
  aws_iam_group: isNamed,
  aws_iam_instance_profile: isNamed,
  aws_iam_openid_connect_provider: isArn,
  aws_iam_policy: isArn,
  aws_iam_role: isNamed,
  aws_iam_user: isNamed,
  aws_kms_alias: isNamed,
  aws_kms_key: { id, key_id: id },
  aws_lambda_alias: isArn,
  aws_lambda_function: { id: argument("function_name") },
  aws_launch_template: { id },
  aws_lb: isArn,
  aws_lb_listener: isArn,
  aws_lb_listener_rule: isArn,
  aws_lb_target_group: isArn,
  aws_s3_bucket: {
    id: argument("bucket"),
    bucket_domain_name: ({ place, text }) => `${text("bucket")}.s3.${dnsSuffixOf(place.region)}`,
    bucket_regional_domain_name: ({ place, text }) =>
      `${text("bucket")}.s3.${place.region}.${dnsSuffixOf(place.region)}`,
  },
  aws_scheduler_schedule_group: isNamed,
  aws_secretsmanager_secret: isArn,
  aws_sfn_state_machine: isArn,
  aws_sns_topic: isArn,
  aws_sqs_queue: { id: queueUrl, url: queueUrl },
  aws_ssm_parameter: isNamed,
};

/** What a lookup says of the place that it is made from. */
export const OF_THE_PLACE: Readonly<Record<string, Readonly<Record<string, AttributeOf>>>> = {
  aws_caller_identity: { account_id: ({ place }) => place.account, id: ({ place }) => place.account },
  aws_region: {
    id: ({ place }) => place.region,
    name: ({ place }) => place.region,
    region: ({ place }) => place.region,
  },
};

/**
 * Lookups of what another stack of the synthesis makes in the same account and region: the arguments that tell which
 * one it is. What none of the stacks makes isn't known.
 */
export const LOOKUPS: Readonly<Record<string, readonly string[]>> = {
  aws_codecommit_repository: ["repository_name"],
  aws_codestarconnections_connection: ["name"],
  aws_ecr_repository: ["name"],
  aws_iam_role: ["name"],
  aws_kms_alias: ["name"],
  aws_lb: ["name"],
  aws_lb_listener: ["load_balancer_arn", "port"],
  aws_s3_bucket: ["bucket"],
  aws_sns_topic: ["name"],
};
