import type { Construct } from "constructs";
import { type Delivery, deliveryOf, placeOf } from "../config/contract";
import { approvalTopicName, serviceNames, toolsNames } from "../config/names";
import { approval } from "../modules/approval/approval";
import { pushImages, repositoryArn } from "../modules/container-repository/container-repository.policies";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS, type PipelinePart, runAfter, type Stage } from "../modules/delivery-pipeline/parts";
import { SOURCE_ACTION } from "../modules/github-source/github-source";
import { verification } from "../modules/verification/verification";
import { consoleUrl } from "./console";
import { serviceOutput } from "./output";
import { buildPipelineMonitoring } from "./pipeline-monitoring";
import { buildNotifications } from "./pipeline-news";
import { Projects, runOf } from "./projects";
import { buildOf, checksOf, pipelineBase, sourceOf } from "./service-builds";
import type { ServiceContext } from "./service-context";
import { TARGETS } from "./targets/targets";

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
    outputArtifacts: [ARTIFACTS.build],
    namespace: "build",
  });
  const pipeline = new DeliveryPipeline(scope, "release", {
    ...pipelineBase(context, names.artifactPrefix),
    pipeline: names.pipeline,
    role: names.pipelineRole,
    source: sourceOf(context),
    trigger: { action: SOURCE_ACTION, push: service.triggers.push },
    stages: [
      { name: "Build", parts: [action, ...checksOf(context, projects, "")] },
      ...service.releases.map((release) =>
        releaseStage(context, projects, deliveryOf(config, service, release)),
      ),
    ],
  });
  buildNotifications(scope, context, pipeline.resource.arn);
  buildPipelineMonitoring(scope, context);
  serviceOutput(scope, service.name, {
    name: "pipeline",
    description: `Releases ${service.name}`,
    value: consoleUrl(config.tools.region, names.pipeline),
  });
}

/** Approval, then the release, then its verification. */
function releaseStage(context: ServiceContext, projects: Projects, delivery: Delivery): Stage {
  const target = TARGETS[delivery.release.deploy.kind];
  const steps = [...approvalOf(context, delivery), ...target.release(context.config, delivery, projects)];
  const ordered = steps.map((part, index) => runAfter(index, part));
  const verified = verificationsOf(context, projects, delivery).map((part) => runAfter(steps.length, part));
  return { name: delivery.environment.name, parts: [...ordered, ...verified] };
}

function approvalOf({ config, service }: ServiceContext, { environment }: Delivery): PipelinePart[] {
  if (!environment.approval) return [];
  return [
    approval({
      place: placeOf(config.tools),
      topic: approvalTopicName(config, environment.name),
      keyAlias: toolsNames(config, config.tools).approvalKeyAlias,
      message: `Release ${service.name} #{source.CommitId} to ${environment.name}?`,
      timeoutMinutes: environment.approval.timeoutMinutes,
    }),
  ];
}

/** The service's own tests against what was just released, side by side. */
function verificationsOf(context: ServiceContext, projects: Projects, delivery: Delivery): PipelinePart[] {
  const { environment, release } = delivery;
  const address = TARGETS[release.deploy.kind].address(context.config, delivery);
  return release.verify.map((check) => {
    const { environment: found, ...made } = verification(address, check.steps);
    return projects
      .make({
        ...runOf(check),
        ...made,
        thing: `${environment.name}-verify-${check.name}`,
        description: `Verifies ${context.service.name} in ${environment.name}: ${check.name}`,
        environment: { ...check.environment, ...found },
      })
      .action({ name: check.name, category: "Test", inputArtifacts: [ARTIFACTS.source] });
  });
}
