import { artifactsOf } from "../config/artifacts";
import type { Statement } from "../iam/statement";
import type { BuildProject } from "../modules/build-project/build-project";
import type { PipelineStore } from "../modules/delivery-pipeline/artifact-stores";
import type { Projects } from "./projects";
import type { ServiceContext } from "./service-context";

/** What a pipeline of the service has whatever its name: its source, where it keeps artifacts, who bounds its role. */
export function pipelineBase(context: ServiceContext, artifactPrefix: string) {
  const { config, source } = context;
  return {
    source: source.begin,
    ...storeOf(context, artifactPrefix, config.tools.region),
    permissionsBoundary: config.tools.permissionsBoundary,
  };
}

/** Where a pipeline of the service keeps artifacts in a region. */
export function storeOf(
  { config, foundation }: ServiceContext,
  artifactPrefix: string,
  region: string,
): PipelineStore {
  const store = foundation.stores.get(region);
  if (!store) throw new Error(`no artifacts are kept in ${region}`);
  return { ...store, artifacts: artifactsOf(config, artifactPrefix, region) };
}

/** The build from the repository's buildspec; `SLIPWAY_PIPELINE` tells it which pipeline runs it. */
export function buildOf(
  context: ServiceContext,
  projects: Projects,
  run: {
    readonly thing: string;
    readonly pipeline: "release" | "pull-request";
    readonly description: string;
    readonly statements: readonly Statement[];
  },
): BuildProject {
  const { compute, image, docker, buildspec, concurrentBuilds, cache, batch, reports, environment } =
    context.service.build;
  return projects.make({
    compute,
    image,
    docker,
    buildspec,
    concurrentBuilds,
    cache,
    batch,
    inVpc: true,
    reports,
    thing: run.thing,
    description: run.description,
    environment: {
      ...environment,
      SLIPWAY_PIPELINE: run.pipeline,
      ...(context.repository && { REPOSITORY_URI: context.repository.resource.repositoryUrl }),
    },
    writesArtifacts: run.pipeline === "release",
    statements: run.statements,
  });
}
