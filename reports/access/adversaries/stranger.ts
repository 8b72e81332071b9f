/** Names beside those that a world has: what a pattern would mean too, if it were too wide. */
import { INFRASTRUCTURE_PATH } from "../intended/terraform-roles";
import { global, type Place, partitionOf, regional } from "../world/place";
import type { World } from "../world/world";

const NAME = "stranger";

/** By kind: the ARN of one that no stack makes. */
const STRANGERS: Readonly<Record<string, (place: Place) => string>> = {
  aws_iam_role: (place) => global("iam", place, `role/${NAME}`),
  aws_iam_user: (place) => global("iam", place, `user/${NAME}`),
  aws_iam_group: (place) => global("iam", place, `group/${NAME}`),
  aws_iam_policy: (place) => global("iam", place, `policy/${NAME}`),
  aws_iam_instance_profile: (place) => global("iam", place, `instance-profile/${NAME}`),
  aws_iam_openid_connect_provider: (place) => global("iam", place, `oidc-provider/${NAME}`),
  aws_s3_bucket: ({ account, region }) => `arn:${partitionOf(region)}:s3:::${NAME}-${account}-${region}`,
  object: ({ account, region }) => `arn:${partitionOf(region)}:s3:::${NAME}-${account}-${region}/${NAME}`,
  "access-point": (place) => regional("s3", place, `accesspoint/${NAME}`),
  "object-lambda-access-point": (place) => regional("s3-object-lambda", place, `accesspoint/${NAME}`),
  "multi-region-access-point": (place) => global("s3", place, `accesspoint/${NAME}`),
  "access-grants": (place) => regional("s3", place, "access-grants/default"),
  "access-grants-location": (place) => regional("s3", place, `access-grants/default/location/${NAME}`),
  "access-grant": (place) => regional("s3", place, `access-grants/default/grant/${NAME}`),
  aws_kms_key: (place) => regional("kms", place, `key/${NAME}`),
  aws_ecr_repository: (place) => regional("ecr", place, `repository/${NAME}`),
  aws_codecommit_repository: (place) => regional("codecommit", place, NAME),
  aws_codebuild_project: (place) => regional("codebuild", place, `project/${NAME}`),
  report: (place) => regional("codebuild", place, `report-group/${NAME}-any`),
  aws_codepipeline: (place) => regional("codepipeline", place, NAME),
  "pipeline-stage": (place) => regional("codepipeline", place, `${NAME}/${NAME}`),
  "action-type": (place) => regional("codepipeline", place, `actiontype:Custom/Build/${NAME}/1`),
  approval: (place) => regional("codepipeline", place, `${NAME}/${NAME}/${NAME}`),
  aws_codedeploy_app: (place) => regional("codedeploy", place, `application:${NAME}`),
  aws_codedeploy_deployment_group: (place) =>
    regional("codedeploy", place, `deploymentgroup:${NAME}/${NAME}`),
  aws_codedeploy_deployment_config: (place) => regional("codedeploy", place, `deploymentconfig:${NAME}`),
  aws_ecs_cluster: (place) => regional("ecs", place, `cluster/${NAME}`),
  aws_ecs_service: (place) => regional("ecs", place, `service/${NAME}/${NAME}`),
  "task-set": (place) => regional("ecs", place, `task-set/${NAME}/${NAME}/any`),
  aws_ecs_task_definition: (place) => regional("ecs", place, `task-definition/${NAME}:1`),
  task: (place) => regional("ecs", place, `task/${NAME}/any`),
  aws_lambda_function: (place) => regional("lambda", place, `function:${NAME}`),
  layer: (place) => regional("lambda", place, `layer:${NAME}`),
  "layer-version": (place) => regional("lambda", place, `layer:${NAME}:1`),
  aws_sns_topic: (place) => regional("sns", place, NAME),
  aws_sqs_queue: (place) => regional("sqs", place, NAME),
  aws_secretsmanager_secret: (place) => regional("secretsmanager", place, `secret:${NAME}-abcdef`),
  aws_ssm_parameter: (place) => regional("ssm", place, `parameter/${NAME}`),
  aws_dynamodb_table: (place) => regional("dynamodb", place, `table/${NAME}`),
  aws_sfn_state_machine: (place) => regional("states", place, `stateMachine:${NAME}`),
  aws_cloudwatch_log_group: (place) => regional("logs", place, `log-group:${NAME}:log-stream:any`),
  aws_cloudwatch_event_rule: (place) => regional("events", place, `rule/${NAME}`),
  aws_cloudwatch_event_bus: (place) => regional("events", place, `event-bus/${NAME}`),
  "event-bus-v2": (place) => regional("events", place, `event-busv2/${NAME}/${NAME}`),
  "log-destination": (place) => regional("logs", place, `destination:${NAME}`),
  aws_scheduler_schedule: (place) => regional("scheduler", place, `schedule/default/${NAME}`),
  aws_scheduler_schedule_group: (place) => regional("scheduler", place, `schedule-group/${NAME}`),
  aws_codestarnotifications_notification_rule: (place) =>
    regional("codestar-notifications", place, `notificationrule/${NAME}`),
  aws_cloudwatch_metric_alarm: (place) => regional("cloudwatch", place, `alarm:${NAME}`),
  aws_codestarconnections_connection: (place) =>
    regional("codestar-connections", place, `connection/${NAME}`),
  aws_codeconnections_connection: (place) => regional("codeconnections", place, `connection/${NAME}`),
  aws_cloudfront_distribution: (place) => global("cloudfront", place, `distribution/${NAME}`),
  aws_cloudfront_origin_access_control: (place) =>
    global("cloudfront", place, `origin-access-control/${NAME}`),
  aws_cloudfront_function: (place) => global("cloudfront", place, `function/${NAME}`),
  aws_lb: (place) => regional("elasticloadbalancing", place, `loadbalancer/app/${NAME}/1`),
  aws_lb_listener: (place) => regional("elasticloadbalancing", place, `listener/app/${NAME}/1/1`),
  aws_lb_listener_rule: (place) => regional("elasticloadbalancing", place, `listener-rule/app/${NAME}/1/1/1`),
  aws_lb_target_group: (place) => regional("elasticloadbalancing", place, `targetgroup/${NAME}/1`),
  aws_autoscaling_group: (place) =>
    regional("autoscaling", place, `autoScalingGroup:1:autoScalingGroupName/${NAME}`),
  aws_security_group: (place) => regional("ec2", place, `security-group/${NAME}`),
  "network-interface": (place) => regional("ec2", place, `network-interface/${NAME}`),
  instance: (place) => regional("ec2", place, `instance/${NAME}`),
  volume: (place) => regional("ec2", place, `volume/${NAME}`),
  snapshot: ({ region }) => `arn:${partitionOf(region)}:ec2:${region}::snapshot/${NAME}`,
  image: ({ region }) => `arn:${partitionOf(region)}:ec2:${region}::image/${NAME}`,
  document: (place) => regional("ssm", place, `document/${NAME}`),
  automation: (place) => regional("ssm", place, `automation-definition/${NAME}:1`),
  stack: (place) => regional("cloudformation", place, `stack/${NAME}/1`),
  aws_launch_template: (place) => regional("ec2", place, `launch-template/${NAME}`),
};

/** One that nobody made, in an account and region; `*` for what takes no resource. */
export function stranger(kind: string, place: Place): string {
  return STRANGERS[kind]?.(place) ?? "*";
}

/** CodePipeline's folder in an artifact bucket. https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts.html#concepts-artifacts */
export function prefixOf(pipeline: { readonly name: string }): string {
  return pipeline.name.slice(0, 20);
}

/** Keys of objects that stand for all that a bucket holds: one a folder that somebody uses, and its neighbours. */
export function keysIn(world: World, bucket: string): string[] {
  const { records } = world;
  const { pipelines, buildProjects, buckets } = records;
  const folders = [
    ...pipelines.filter(({ stores }) => stores.some(({ bucketArn }) => bucketArn === bucket)).map(prefixOf),
    ...buildProjects.flatMap(({ cache, logsLocation }) => [
      ...folderIn(bucket, cache?.location),
      ...folderIn(bucket, logsLocation),
    ]),
    ...buckets.flatMap(({ logsTo }) =>
      logsTo?.bucketArn === bucket ? [logsTo.prefix.replace(/\/$/, "")] : [],
    ),
  ];
  const sources = pipelines.flatMap(({ stages }) =>
    stages.flatMap(({ actions }) =>
      actions
        .filter(
          ({ provider, configuration }) => provider === "S3" && bucket.endsWith(`:${configuration.S3Bucket}`),
        )
        .map(({ configuration }) => configuration.S3ObjectKey ?? ""),
    ),
  );
  const beside = folders.map((folder) => `${folder}-${NAME}`);
  const inside = [...folders, ...beside].map((folder) => `${folder}/object`);
  return [
    ...new Set([
      ...inside,
      ...sources.filter((key) => key !== ""),
      ...statesIn(world, bucket),
      `${NAME}/object`,
    ]),
  ];
}

/** States and their locks, where roles plan and apply: elsewhere administrators alone have to do with them. */
function statesIn({ accounts, roles }: World, bucket: string): string[] {
  if (!roles.some(({ path }) => path === INFRASTRUCTURE_PATH)) return [];
  return accounts
    .filter(({ id }) => bucket.includes(`-state-${id}-`))
    .flatMap(({ stacks }) => stacks.flatMap((stack) => [`${stack}.tfstate`, `${stack}.tfstate.tflock`]));
}

/** `bucket/some/folder` → `some/folder`, of that bucket alone. */
function folderIn(bucket: string, location: string | undefined): string[] {
  const name = bucket.slice(bucket.lastIndexOf(":") + 1);
  return location?.startsWith(`${name}/`) ? [location.slice(name.length + 1)] : [];
}
