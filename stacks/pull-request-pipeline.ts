import type { Construct } from "constructs";
import type { Triggers } from "../config/config";
import { serviceNames } from "../config/names";
import { actionEnvironment } from "../config/pipeline";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS } from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { SOURCE_ACTION } from "../modules/github-source/github-source";
import { consoleUrl } from "./console";
import { serviceOutput } from "./output";
import { Projects } from "./projects";
import { buildOf, checksOf, pipelineBase, sourceOf } from "./service-builds";
import type { ServiceContext } from "./service-context";

/** Source, build and checks of a proposed change: no stage deploys, no role is assumed, no image is published. */
export function buildPullRequestPipeline(
  scope: Construct,
  context: ServiceContext,
  filter: NonNullable<Triggers["pullRequest"]>,
): void {
  const { config, service } = context;
  const names = serviceNames(config, service.name);
  const projects = new Projects(scope, context, {
    artifactPrefix: names.pullRequestArtifactPrefix,
    pullRequests: true,
  });
  const build = buildOf(context, projects, {
    thing: "pr-build",
    pipeline: "pull-request",
    description: `Builds pull requests of ${service.name}; publishes nothing`,
    statements: [],
  });
  const action = build.action({ name: "build", category: "Build", inputArtifacts: [ARTIFACTS.source] });
  new DeliveryPipeline(scope, "pull-request", {
    ...pipelineBase(context, names.pullRequestArtifactPrefix),
    pipeline: names.pullRequestPipeline,
    role: names.pullRequestPipelineRole,
    source: sourceOf(context),
    trigger: { action: SOURCE_ACTION, pullRequest: filter },
    variables: service.pipeline.variables,
    stages: [
      {
        name: "Build",
        parts: [action, ...checksOf(context, projects, "pr-")].map((part) =>
          withEnvironment(part, actionEnvironment(service.pipeline.variables)),
        ),
      },
    ],
  });
  serviceOutput(scope, service.name, {
    name: "pull_request_pipeline",
    description: `Builds pull requests of ${service.name}`,
    value: consoleUrl(config.tools.region, names.pullRequestPipeline),
  });
}
