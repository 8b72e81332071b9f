/** Where CodeBuild's projects and report groups are kept, and finding them there. */
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import { tagPairs } from "../tags";
import type { Project } from "./types";

/** How CodeBuild writes tags: within the things themselves. */
export const BUILD_TAGS = tagPairs("key", "value");

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ReportGroup.html */
export interface ReportGroup {
  readonly arn: string;
  readonly name: string;
  readonly type: string;
  readonly exportConfig: ExportConfig;
  /** Epoch seconds. */
  readonly created: number;
  readonly lastModified: number;
  readonly status: string;
  readonly tags?: Parameters<typeof BUILD_TAGS.read>[0];
}

/** Where the raw data of reports goes. */
export interface ExportConfig {
  readonly exportConfigType?: string;
  readonly s3Destination?: {
    readonly bucket?: string;
    readonly packaging?: string;
    readonly encryptionDisabled?: boolean;
  };
}

/** Projects, by name. */
export function projectsOf(context: Context): Map<string, Project> {
  return context.collection("codebuild projects");
}

/** ARN of a project. */
export function projectArn(context: Context, name: string): string {
  return context.arn("codebuild", `project/${name}`);
}

/** The project of a name or an ARN; undefined when there is none. */
export function findProject(context: Context, nameOrArn: string): Project | undefined {
  const prefix = projectArn(context, "");
  const name = nameOrArn.startsWith(prefix) ? nameOrArn.slice(prefix.length) : nameOrArn;
  return projectsOf(context).get(name);
}

/** @throws ServiceError when there is no such project */
export function projectOf(context: Context, nameOrArn: string): Project {
  const found = findProject(context, nameOrArn);
  if (found) return found;
  const arn = nameOrArn.startsWith("arn:") ? nameOrArn : projectArn(context, nameOrArn);
  throw new ServiceError("ResourceNotFoundException", `Project cannot be found: ${arn}`);
}

/** Report groups, by ARN. */
export function reportGroupsOf(context: Context): Map<string, ReportGroup> {
  return context.collection("codebuild report groups");
}

/** Policies on projects and report groups, by ARN of the thing. */
export function policiesOf(context: Context): Map<string, string> {
  return context.collection("codebuild resource policies");
}
