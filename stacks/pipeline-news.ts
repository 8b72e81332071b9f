import type { Construct } from "constructs";
import { type NotificationEvent, PIPELINE_EVENTS } from "../config/config";
import { serviceNames } from "../config/names";
import {
  PIPELINE_EVENTS as PIPELINE_EVENT_TYPES,
  type PipelineEvent,
  PipelineNotifications,
} from "../modules/pipeline-notifications/pipeline-notifications";
import { PipelineRollbacks } from "../modules/pipeline-notifications/pipeline-rollbacks";
import { notificationTopicArn } from "./pipeline-monitoring";
import type { ServiceContext } from "./service-context";

/** Tells people what a release pipeline does. */
export function buildNotifications(
  scope: Construct,
  { config, service, foundation }: ServiceContext,
  pipelineArn: string,
): void {
  const topicArn = notificationTopicArn(config);
  if (!config.notifications || topicArn === undefined) return;
  const names = serviceNames(config, service.name);
  const events = config.notifications.events.filter(isOfPipeline);
  const dependsOn = foundation.notificationsReady;
  if (events.length > 0) {
    new PipelineNotifications(scope, "notifications", {
      name: names.pipeline,
      pipelineArn,
      topicArn,
      eventTypeIds: events.map((event) => PIPELINE_EVENT_TYPES[event]),
      dependsOn,
    });
  }
  if (config.notifications.events.includes("rolled-back")) {
    new PipelineRollbacks(scope, "rollbacks", {
      name: names.rollbackRule,
      pipeline: names.pipeline,
      topicArn,
      dependsOn,
    });
  }
}

function isOfPipeline(event: NotificationEvent): event is PipelineEvent {
  return PIPELINE_EVENTS.some((known) => known === event);
}
