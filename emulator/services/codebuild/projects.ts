/** Projects; none is ever built. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Project.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { check } from "../rule";
import { PROJECT_RULES } from "./project-rules";
import { checkReferences } from "./references";
import { findProject, policiesOf, projectArn, projectOf, projectsOf } from "./store";
import type { Artifacts, Environment, Project, ProjectInput } from "./types";

type ProjectChange = Partial<ProjectInput> & { readonly name: string };

const create: Operation<ProjectInput> = async (input, context) => {
  const { name } = input;
  refuseTaken(name, context);
  await accept(input, context);
  // The references were asked for meanwhile.
  refuseTaken(name, context);
  const now = Date.now() / 1000;
  const made = { arn: projectArn(context, name), created: now, projectVisibility: "PRIVATE" };
  const project: Project = { ...withDefaults(input, context), ...made, lastModified: now };
  projectsOf(context).set(name, project);
  return { project };
};

/** What is not given stays as it is. */
const update: Operation<ProjectChange> = async (input, context) => {
  await accept(changed(projectOf(context, input.name), input), context);
  // The references were asked for meanwhile: whatever else has changed stays.
  const old = projectOf(context, input.name);
  const settings = withDefaults(changed(old, input), context, old.badge);
  const project: Project = { ...old, ...settings, lastModified: Date.now() / 1000 };
  projectsOf(context).set(old.name, project);
  return { project };
};

interface VisibilityInput {
  readonly projectArn: string;
  readonly projectVisibility: string;
  readonly resourceAccessRole?: string;
}

const updateVisibility: Operation<VisibilityInput> = (input, context) => {
  const { projectArn: arn, projectVisibility, resourceAccessRole } = input;
  const project = projectOf(context, arn);
  // The alias outlives a while of being private.
  const made = projectVisibility === "PUBLIC_READ" ? randomUUID() : undefined;
  const publicProjectAlias = project.publicProjectAlias ?? made;
  const { name } = project;
  projectsOf(context).set(name, { ...project, projectVisibility, publicProjectAlias, resourceAccessRole });
  return { projectArn: arn, publicProjectAlias, projectVisibility };
};

/** A project that isn't there is no error, as at AWS. */
const remove: Operation<{ readonly name: string }> = ({ name }, context) => {
  const project = findProject(context, name);
  if (project) {
    projectsOf(context).delete(project.name);
    policiesOf(context).delete(project.arn);
  }
  return {};
};

export const projectOperations = {
  CreateProject: create,
  UpdateProject: update,
  UpdateProjectVisibility: updateVisibility,
  DeleteProject: remove,
  BatchGetProjects: ({ names }: { readonly names: readonly string[] }, context: Context) => {
    const projectsNotFound = names.filter((name) => !findProject(context, name));
    return {
      projects: names.flatMap((name) => findProject(context, name) ?? []),
      ...(projectsNotFound.length > 0 && { projectsNotFound }),
    };
  },
  ListProjects: ({ sortOrder }: { readonly sortOrder?: string }, context: Context) => {
    const projects = [...projectsOf(context).keys()].sort();
    return projects.length === 0
      ? {}
      : { projects: sortOrder === "DESCENDING" ? projects.reverse() : projects };
  },
};

function changed({ badge, ...old }: Project, input: ProjectChange): ProjectInput {
  return { badgeEnabled: badge.badgeEnabled, ...old, ...input, name: old.name };
}

async function accept(project: ProjectInput, context: Context): Promise<void> {
  check(PROJECT_RULES, project);
  await checkReferences(project, context);
}

function refuseTaken(name: string, context: Context): void {
  if (projectsOf(context).has(name))
    throw new ServiceError(
      "ResourceAlreadyExistsException",
      `Project already exists: ${projectArn(context, name)}`,
    );
}

type Kept = "arn" | "created" | "lastModified" | "projectVisibility";

/** The project as AWS gives it back. */
function withDefaults(input: ProjectInput, context: Context, before?: Project["badge"]): Omit<Project, Kept> {
  const {
    badgeEnabled = false,
    concurrentBuildLimit = 0,
    vpcConfig,
    buildBatchConfig = {},
    ...given
  } = input;
  const { name } = given;
  return {
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    encryptionKey: context.arn("kms", "alias/aws/s3"),
    cache: { type: "NO_CACHE" },
    secondarySources: [],
    secondaryArtifacts: [],
    tags: [],
    ...given,
    artifacts: artifactsWithDefaults(given.artifacts, name),
    environment: environmentWithDefaults(given.environment),
    badge: badgeOf(badgeEnabled, before, context),
    // An empty one takes the old one away.
    concurrentBuildLimit: concurrentBuildLimit > 0 ? concurrentBuildLimit : undefined,
    vpcConfig: vpcConfig?.vpcId ? vpcConfig : undefined,
    buildBatchConfig: Object.keys(buildBatchConfig).length > 0 ? buildBatchConfig : undefined,
  };
}

function artifactsWithDefaults(artifacts: Artifacts, project: string): Artifacts {
  switch (artifacts.type) {
    case "S3":
      return {
        name: project,
        namespaceType: "NONE",
        packaging: "NONE",
        encryptionDisabled: false,
        ...artifacts,
      };
    case "CODEPIPELINE":
      return { name: project, packaging: "NONE", encryptionDisabled: false, ...artifacts };
    default:
      return artifacts;
  }
}

function environmentWithDefaults(environment: Environment): Environment {
  const { environmentVariables = [] } = environment;
  return {
    privilegedMode: false,
    imagePullCredentialsType: "CODEBUILD",
    ...environment,
    environmentVariables: environmentVariables.map((variable) => ({ type: "PLAINTEXT", ...variable })),
  };
}

function badgeOf(badgeEnabled: boolean, before: Project["badge"] | undefined, { region }: Context) {
  if (!badgeEnabled) return { badgeEnabled };
  const made = `https://codebuild.${region}.amazonaws.com/badges?uuid=${randomUUID()}&branch=`;
  return { badgeEnabled, badgeRequestUrl: before?.badgeRequestUrl ?? made };
}
