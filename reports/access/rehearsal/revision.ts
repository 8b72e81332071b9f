/**
 * What a deployment of containers releases: the task definition, and the functions that it asks. A build of the pipeline
 * writes both; what Terraform makes is the service's first one.
 */
import { isValues, type Values } from "../../values";
import { Fields } from "../world/fields";
import { type Place, regional } from "../world/place";
import { releasedTasks, type TaskDefinitionRecord } from "../world/records/ecs";
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
  const files = buildspecsOf(cast, scene).flatMap(textsIn);
  const arns = files
    .flatMap(functionsIn)
    .map((name) => (name.startsWith("arn:") ? name : regional("lambda", place, `function:${name}`)));
  const tasks = files.flatMap((file) => tasksIn(file, place))[0];
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

/** Files that a build's commands write out of base64. */
function textsIn(buildspec: string): string[] {
  return [...buildspec.matchAll(/echo ([\w+/=]{8,}) \| base64 -d/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/file-reference.html */
function tasksIn(file: string, place: Place): TaskDefinitionRecord[] {
  const written = jsonIn(file);
  if (written?.containerDefinitions === undefined) return [];
  return [releasedTasks(new Fields("taskdef.json", written), place)];
}

function jsonIn(file: string): Values | undefined {
  try {
    const parsed: unknown = JSON.parse(file);
    return isValues(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html */
const HOOK =
  /"?(?:BeforeInstall|AfterInstall|AfterAllowTestTraffic|BeforeAllowTraffic|AfterAllowTraffic)"?\s*:\s*"?([\w:./-]+)"?/g;

function functionsIn(appSpec: string): string[] {
  return [...appSpec.matchAll(HOOK)].flatMap(([, name]) => name ?? []);
}
