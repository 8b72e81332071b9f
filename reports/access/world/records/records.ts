/** Who runs what, read from every resource that says so. */
import type { KeyOf } from "../keys";
import type { InstanceProfile } from "../principals";
import type { Problems } from "../problem";
import type { Resource } from "../resource";
import type { Records } from "../world";
import { BUCKET_PARTS, bucketRecord } from "./bucket";
import { buildProjectRecord } from "./build-project";
import { deploymentGroupRecord } from "./deployment-group";
import { distributionRecord } from "./distribution";
import { ecsServiceRecord, taskDefinitionRecord } from "./ecs";
import { eventRuleRecord, scheduleRecord } from "./event-rule";
import { autoScalingGroupRecord, launchTemplateRecord } from "./fleet";
import { functionRecord } from "./function";
import { listenerRuleRecord } from "./listener-rule";
import { alarmRecord, notificationRuleRecord, subscriptionRecord } from "./notice";
import { openingsIn } from "./opening";
import { pipelineRecord } from "./pipeline";

/** @param profiles what gives roles to instances */
export function recordsOf(
  resources: readonly Resource[],
  profiles: readonly InstanceProfile[],
  keyOf: KeyOf,
  problems: Problems,
): Records {
  const ofTypes = (...types: readonly string[]) => resources.filter(({ type }) => types.includes(type));
  const each = <R>(type: string, read: (resource: Resource) => R): R[] => problems.each(ofTypes(type), read);
  const bucketParts = ofTypes(...BUCKET_PARTS);
  const aliases = ofTypes("aws_lambda_alias");
  const eventTargets = ofTypes("aws_cloudwatch_event_target");
  return {
    pipelines: each("aws_codepipeline", (one) => pipelineRecord(one, keyOf)),
    buildProjects: each("aws_codebuild_project", (one) => buildProjectRecord(one, keyOf)),
    deploymentGroups: each("aws_codedeploy_deployment_group", deploymentGroupRecord),
    ecsServices: each("aws_ecs_service", ecsServiceRecord),
    taskDefinitions: each("aws_ecs_task_definition", taskDefinitionRecord),
    functions: each("aws_lambda_function", (one) => functionRecord(one, aliases, keyOf)),
    distributions: each("aws_cloudfront_distribution", distributionRecord),
    launchTemplates: each("aws_launch_template", (one) => launchTemplateRecord(one, profiles, keyOf)),
    autoScalingGroups: each("aws_autoscaling_group", autoScalingGroupRecord),
    listenerRules: each("aws_lb_listener_rule", listenerRuleRecord),
    eventRules: each("aws_cloudwatch_event_rule", (one) => eventRuleRecord(one, eventTargets)),
    schedules: each("aws_scheduler_schedule", scheduleRecord),
    notificationRules: each("aws_codestarnotifications_notification_rule", notificationRuleRecord),
    alarms: problems.each(
      ofTypes("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"),
      alarmRecord,
    ),
    subscriptions: each("aws_sns_topic_subscription", subscriptionRecord),
    buckets: each("aws_s3_bucket", (one) => bucketRecord(one, bucketParts, keyOf)),
    openings: problems.each(resources, openingsIn).flat(),
  };
}
