import type { Construct } from "constructs";
import { serviceNames } from "../config/names";
import { placeOf } from "../config/place";
import { ScheduleTrigger } from "../modules/schedule-trigger/schedule-trigger";
import type { ServiceContext } from "./service-context";
import type { StartedPipeline } from "./sources/source";

/** The clock that starts the release pipeline, where there is one. */
export function startBySchedule(
  scope: Construct,
  { config, service }: ServiceContext,
  pipeline: StartedPipeline,
): void {
  const { schedule } = service.triggers;
  if (!schedule) return;
  new ScheduleTrigger(scope, "schedule", {
    ...schedule,
    place: placeOf(config.tools),
    name: serviceNames(config, service.name).start("schedule"),
    description: `Releases ${service.name} by the clock`,
    pipeline: pipeline.name,
    pipelineArn: pipeline.arn,
    permissionsBoundary: config.tools.permissionsBoundary,
  });
}
