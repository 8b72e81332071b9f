import type { Construct } from "constructs";
import { serviceNames } from "../config/names";
import { actionEnvironment } from "../config/pipeline";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS } from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { checksOf } from "./checks/checks";
import { consoleUrl } from "./console";
import { serviceOutput } from "./output";
import { Projects } from "./projects";
import { buildOf, pipelineBase } from "./service-builds";
import type { ServiceContext } from "./service-context";

/** Source, build and checks of a proposed change: no stage deploys, no role is assumed, no image is published. */
export function buildPullRequestPipeline(scope: Construct, context: ServiceContext): void {
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
  const pipeline = new DeliveryPipeline(scope, "pull-request", {
    ...pipelineBase(context, names.pullRequestArtifactPrefix),
    pipeline: names.pullRequestPipeline,
    role: names.pullRequestPipelineRole,
    trigger: context.source.trigger("pull-request"),
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
  context.source.start(scope, "pull-request", {
    name: names.pullRequestPipeline,
    arn: pipeline.resource.arn,
  });
  serviceOutput(scope, service.name, {
    name: "pull_request_pipeline",
    description: `Builds pull requests of ${service.name}`,
    value: consoleUrl(config.tools.region, names.pullRequestPipeline),
  });
}
