import type { Construct } from "constructs";
import { releaseRegionsOf } from "../config/artifacts";
import type { Service } from "../config/config";
import { serviceNames } from "../config/names";
import { actionEnvironment } from "../config/pipeline";
import { placeOf } from "../config/place";
import { pushImages, repositoryArn } from "../modules/container-repository/container-repository.policies";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS } from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { checksOf } from "./checks/checks";
import { consoleUrl } from "./console";
import { serviceOutput } from "./output";
import { buildPipelineMonitoring } from "./pipeline-monitoring";
import { buildNotifications } from "./pipeline-news";
import { Projects } from "./projects";
import { releaseStages } from "./release-stages";
import { startBySchedule } from "./schedule";
import { buildOf, pipelineBase, storeOf } from "./service-builds";
import type { ServiceContext } from "./service-context";
import { TARGETS } from "./targets/targets";

const EXECUTION_MODES = { queued: "QUEUED", superseded: "SUPERSEDED", parallel: "PARALLEL" } as const;

/** Source, build and checks, then a stage for each environment in the order of promotion. */
export function buildReleasePipeline(scope: Construct, context: ServiceContext): void {
  const { config, service, repository } = context;
  const names = serviceNames(config, service.name);
  const projects = new Projects(scope, context, {
    artifactPrefix: names.artifactPrefix,
    pullRequests: false,
  });
  const build = buildOf(context, projects, {
    thing: "build",
    pipeline: "release",
    description: `Builds ${service.name}`,
    statements: repository ? pushImages(repositoryArn(placeOf(config.tools), names.repository)) : [],
  });
  const action = build.action({
    name: "build",
    category: "Build",
    inputArtifacts: [ARTIFACTS.source],
    outputArtifacts: [ARTIFACTS.build, ...handedOn(service)],
    namespace: "build",
  });
  const environment = actionEnvironment(service.pipeline.variables);
  const pipeline = new DeliveryPipeline(scope, "release", {
    ...pipelineBase(context, names.artifactPrefix),
    elsewhere: releaseRegionsOf(config, service).map((region) =>
      storeOf(context, names.artifactPrefix, region),
    ),
    pipeline: names.pipeline,
    role: names.pipelineRole,
    trigger: context.source.trigger("push"),
    executionMode: EXECUTION_MODES[service.pipeline.mode],
    variables: service.pipeline.variables,
    stages: [
      {
        name: "Build",
        parts: [action, ...checksOf(context, projects, "")].map((part) => withEnvironment(part, environment)),
      },
      ...releaseStages(context, projects),
    ],
  });
  const started = { name: names.pipeline, arn: pipeline.resource.arn };
  context.source.start(scope, "push", started);
  startBySchedule(scope, context, started);
  buildNotifications(scope, context, started.arn);
  buildPipelineMonitoring(scope, context);
  serviceOutput(scope, service.name, {
    name: "pipeline",
    description: `Releases ${service.name}`,
    value: consoleUrl(config.tools.region, names.pipeline),
  });
}

/** What the build hands on beside its own artifact: one build is for every environment. */
function handedOn({ releases }: Service): string[] {
  const artifacts = releases.flatMap(({ deploy }) => TARGETS[deploy.kind].handsOn?.(deploy) ?? []);
  return [...new Set(artifacts)];
}
