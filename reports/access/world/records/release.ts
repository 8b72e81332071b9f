/** What a build's commands write to be released: a task definition, the functions that a deployment asks. */
import { isValues, type Values } from "../../../values";
import { Fields } from "../fields";
import type { Place } from "../place";
import type { BuildProjectRecord } from "./build-project";
import { releasedTasks, type TaskDefinitionRecord } from "./ecs";

/** Files that a build's commands write out of base64. */
function textsIn(buildspec: string): string[] {
  return [...buildspec.matchAll(/echo ([\w+/=]{8,}) \| base64 -d/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );
}

/**
 * Task definitions that a build writes to be released.
 * @param place of the service
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/file-reference.html
 */
export function tasksWritten(buildspec: string, place: Place): TaskDefinitionRecord[] {
  return textsIn(buildspec).flatMap((file) => tasksIn(file, place));
}

const written = new WeakMap<BuildProjectRecord, readonly TaskDefinitionRecord[]>();

/** Task definitions that a project's commands write, wherever their services are. */
export function tasksOf(project: BuildProjectRecord): readonly TaskDefinitionRecord[] {
  const known = written.get(project);
  if (known !== undefined) return known;
  const found = textsIn(project.source.buildspec ?? "").flatMap((file) => tasksIn(file));
  written.set(project, found);
  return found;
}

/** @param place Default: the account of the execution role, and the region of the logs */
function tasksIn(file: string, place?: Place): TaskDefinitionRecord[] {
  const values = jsonIn(file);
  if (values?.containerDefinitions === undefined) return [];
  const fields = new Fields("taskdef.json", values);
  return [releasedTasks(fields, place ?? whereabouts(fields))];
}

function whereabouts(fields: Fields): Place {
  const [, , , , account = ""] = fields.optional("executionRoleArn")?.split(":") ?? [];
  const regions = fields
    .blocks("containerDefinitions")
    .flatMap((container) => container.block("logConfiguration")?.map("options")["awslogs-region"] ?? []);
  return { account, region: regions[0] ?? "" };
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

/** Functions that a deployment asks, by name or by ARN, of an AppSpec that a build writes. */
export function hooksWritten(buildspec: string): string[] {
  return textsIn(buildspec).flatMap((text) => [...text.matchAll(HOOK)].flatMap(([, name]) => name ?? []));
}

/** Variables by which a build is told the functions that the deployment asks that it starts. */
const HOOK_VARIABLES = ["BEFORE_ALLOW_TRAFFIC", "AFTER_ALLOW_TRAFFIC"];

/** Functions that deployments ask which a project prepares or starts, by name or by ARN. */
export function hooksOf({ source, variables }: BuildProjectRecord): string[] {
  const told = variables.filter(({ name }) => HOOK_VARIABLES.includes(name)).map(({ value }) => value);
  return [...hooksWritten(source.buildspec ?? ""), ...told];
}
