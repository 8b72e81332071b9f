import type { Construct } from "constructs";
import { INFRASTRUCTURE, type Infrastructure } from "../config/infrastructure";
import { PULL_REQUEST_CHECK } from "../config/infrastructure-roles";
import { serviceNames } from "../config/names";
import type { RunProps } from "../modules/build-project/build-action";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS } from "../modules/delivery-pipeline/parts";
import { consoleUrl } from "./console";
import { InfrastructureProjects } from "./infrastructure-projects";
import { serviceOutput } from "./output";
import { Projects } from "./projects";
import { pipelineBase } from "./service-builds";
import type { ServiceContext } from "./service-context";

/** Check and review of a proposed change of the stacks: it is planned as roles that only read, and nothing is kept of it. */
export function buildReviewPipeline(
  scope: Construct,
  context: ServiceContext,
  infrastructure: Infrastructure,
): void {
  const { config, source } = context;
  const names = serviceNames(config, INFRASTRUCTURE);
  const projects = new InfrastructureProjects(
    config,
    infrastructure,
    new Projects(scope, context, {
      artifactPrefix: names.pullRequestArtifactPrefix,
      pullRequests: true,
    }),
  );
  const test = (name: string): RunProps => ({ name, category: "Test", inputArtifacts: [ARTIFACTS.source] });
  const pipeline = new DeliveryPipeline(scope, "pull-request", {
    ...pipelineBase(context, names.pullRequestArtifactPrefix),
    pipeline: names.pullRequestPipeline,
    role: names.pullRequestPipelineRole,
    trigger: source.trigger("pull-request"),
    stages: [
      { name: "Check", parts: [projects.check(PULL_REQUEST_CHECK).action(test("check"))] },
      { name: "Review", parts: [projects.review().action(test("review"))] },
    ],
  });
  source.start(scope, "pull-request", { name: names.pullRequestPipeline, arn: pipeline.resource.arn });
  serviceOutput(scope, INFRASTRUCTURE, {
    name: "pull_request_pipeline",
    description: "Checks, plans and reviews pull requests of slipway.yaml",
    value: consoleUrl(config.tools.region, names.pullRequestPipeline),
  });
}
