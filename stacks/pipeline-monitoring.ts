import type { Construct } from "constructs";
import type { Config, Service } from "../config/config";
import { serviceNames, toolsNames } from "../config/names";
import { placeOf } from "../config/place";
import { arn } from "../iam/arn";
import { topicArn } from "../modules/encrypted-topic/encrypted-topic.policies";
import { PipelineAlarms } from "../modules/pipeline-alarms/pipeline-alarms";
import { pipelineWidgets } from "../modules/service-dashboard/pipeline-widgets";
import { ServiceDashboard } from "../modules/service-dashboard/service-dashboard";
import { dashboardUrl } from "./console";
import { serviceOutput } from "./output";
import type { ServiceContext } from "./service-context";

/** Alarms and the dashboard of a release pipeline. */
export function buildPipelineMonitoring(scope: Construct, context: ServiceContext): void {
  const { config, service, foundation } = context;
  if (!config.monitoring) return;
  const { alarms, dashboards } = config.monitoring;
  const names = serviceNames(config, service.name);
  const topic = notificationTopicArn(config);
  const watched = { pipeline: names.pipeline, project: names.project("build").project };
  new PipelineAlarms(scope, "alarms", {
    ...watched,
    names,
    ...alarms,
    alarmActions: topic === undefined ? undefined : [topic],
    dependsOn: foundation.notificationsReady,
  });
  if (!dashboards) return;
  const { region } = config.tools;
  const { resource } = new ServiceDashboard(scope, "dashboard", {
    name: names.dashboard,
    widgets: pipelineWidgets({ ...watched, region, alarmArns: alarmArns(config, service) }),
  });
  serviceOutput(scope, service.name, {
    name: "pipeline_dashboard",
    description: `Executions and builds of ${service.name}`,
    value: dashboardUrl(region, resource.dashboardName),
  });
}

/** The topic of the tools account, if somebody is told of something. */
export function notificationTopicArn(config: Config): string | undefined {
  if (!config.notifications) return undefined;
  return topicArn(placeOf(config.tools), toolsNames(config, config.tools).notificationTopic);
}

function alarmArns(config: Config, service: Service): string[] {
  const { failedExecutionsAlarm, buildMinutesAlarm } = serviceNames(config, service.name);
  const { failedExecutions, buildMinutes } = config.monitoring?.alarms ?? {};
  return [
    ...(failedExecutions === undefined ? [] : [failedExecutionsAlarm]),
    ...(buildMinutes === undefined ? [] : [buildMinutesAlarm]),
  ].map((name) => arn("cloudwatch", placeOf(config.tools), `alarm:${name}`));
}
