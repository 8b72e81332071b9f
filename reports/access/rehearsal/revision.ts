/**
 * What a deployment of containers releases: the task definition, and the functions that it asks. A build of the pipeline
 * writes both; what Terraform makes is the service's first one.
 */
import { type Place, regional } from "../world/place";
import type { TaskDefinitionRecord } from "../world/records/ecs";
import { hooksWritten, tasksWritten } from "../world/records/release";
import type { Cast } from "./cast";
import type { ActionScene } from "./scene";

export interface Revision {
  /** ARNs of the functions, each once. */
  readonly hooks: readonly string[];
  /** Absent: the build takes it from elsewhere. */
  readonly tasks?: TaskDefinitionRecord;
}

/** @param place of the service */
export function revisionOf(cast: Cast, scene: ActionScene, place: Place): Revision {
  const buildspecs = buildspecsOf(cast, scene);
  const arns = buildspecs
    .flatMap(hooksWritten)
    .map((name) => (name.startsWith("arn:") ? name : regional("lambda", place, `function:${name}`)));
  const tasks = buildspecs.flatMap((buildspec) => tasksWritten(buildspec, place))[0];
  return { hooks: [...new Set(arns)], ...(tasks && { tasks }) };
}

/** Of the builds that hand on what the action takes as its AppSpec. */
function buildspecsOf(cast: Cast, { pipeline, action }: ActionScene): string[] {
  const artifact = action.configuration.AppSpecTemplateArtifact ?? "";
  const makers = pipeline.stages
    .flatMap(({ actions }) => actions)
    .filter(({ outputs }) => outputs.includes(artifact));
  return makers.flatMap(({ configuration, region }) => {
    const project = cast.project({ ...pipeline.place, region }, configuration.ProjectName ?? "");
    return project?.source.buildspec ?? [];
  });
}
