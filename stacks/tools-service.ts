import { Construct } from "constructs";
import type { Config, Service } from "../config/config";
import { artifactsOf, type Delivery, deliveryOf, placeOf } from "../config/contract";
import { approvalTopicName, serviceNames, toolsNames } from "../config/names";
import { approval } from "../modules/approval/approval";
import { ContainerRepository } from "../modules/container-repository/container-repository";
import { pushImages, repositoryArn } from "../modules/container-repository/container-repository.policies";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import { ARTIFACTS, type PipelinePart, runAfter, type Stage } from "../modules/delivery-pipeline/parts";
import { githubSource, SOURCE_ACTION } from "../modules/github-source/github-source";
import { buildspecOf, verification } from "../modules/verification/verification";
import { consoleUrl } from "./console";
import { serviceOutput } from "./output";
import { Projects } from "./projects";
import { TARGETS } from "./targets/targets";
import type { ToolsFoundation } from "./tools-shared";

export interface ToolsServiceProps {
  readonly config: Config;
  readonly service: Service;
  readonly foundation: ToolsFoundation;
}

/** What a service has in the tools account: images, builds, the release pipeline, the pull-request pipeline. */
export class ToolsService extends Construct {
  private readonly config: Config;
  private readonly service: Service;
  private readonly foundation: ToolsFoundation;
  private readonly names: ReturnType<typeof serviceNames>;
  private readonly deliveries: readonly Delivery[];
  private readonly repository?: ContainerRepository;

  constructor(scope: Construct, id: string, props: ToolsServiceProps) {
    super(scope, id);
    this.config = props.config;
    this.service = props.service;
    this.foundation = props.foundation;
    this.names = serviceNames(props.config, props.service.name);
    this.deliveries = props.service.releases.map((release) =>
      deliveryOf(props.config, props.service, release),
    );
    this.repository = this.images();
    this.releasePipeline();
    if (props.service.triggers.pullRequest) this.pullRequestPipeline(props.service.triggers.pullRequest);
  }

  /** One repository for every environment: the image that was tested is the image that goes on. */
  private images(): ContainerRepository | undefined {
    const pullers = this.deliveries.flatMap(({ executionRole, environment }) =>
      executionRole ? [{ place: placeOf(environment), roleArn: executionRole.arn }] : [],
    );
    if (pullers.length === 0) return undefined;
    return new ContainerRepository(this, "images", { repository: this.names.repository, pullers });
  }

  private releasePipeline(): void {
    const prefix = this.names.artifactPrefix;
    const projects = new Projects(this, this.config, this.service, this.foundation, prefix);
    const published = this.repository
      ? pushImages(repositoryArn(placeOf(this.config.tools), this.names.repository))
      : [];
    const build = projects.make({
      thing: "build",
      description: `Builds ${this.service.name}`,
      ...this.buildShape(),
      environment: this.buildEnvironment("release"),
      statements: published,
    });
    new DeliveryPipeline(this, "release", {
      pipeline: this.names.pipeline,
      role: this.names.pipelineRole,
      bucket: this.foundation.bucket,
      artifacts: artifactsOf(this.config, prefix),
      keyArn: this.foundation.keyArn,
      permissionsBoundary: this.config.tools.permissionsBoundary,
      source: this.source(),
      trigger: { action: SOURCE_ACTION, push: this.service.triggers.push },
      stages: [
        {
          name: "Build",
          parts: [
            build.action({
              name: "build",
              category: "Build",
              inputArtifacts: [ARTIFACTS.source],
              outputArtifacts: [ARTIFACTS.build],
              namespace: "build",
            }),
            ...this.checks(projects, ""),
          ],
        },
        ...this.deliveries.map((delivery) => this.releaseStage(projects, delivery)),
      ],
    });
    serviceOutput(this, this.service.name, {
      name: "pipeline",
      description: `Releases ${this.service.name}`,
      value: consoleUrl(this.config.tools.region, this.names.pipeline),
    });
  }

  /** Source, build and checks of a proposed change: no stage deploys, no role is assumed, no image is published. */
  private pullRequestPipeline(filter: { branches: readonly string[]; paths: readonly string[] }): void {
    const prefix = this.names.pullRequestArtifactPrefix;
    const projects = new Projects(this, this.config, this.service, this.foundation, prefix);
    const build = projects.make({
      thing: "pr-build",
      description: `Builds pull requests of ${this.service.name}; publishes nothing`,
      ...this.buildShape(),
      environment: this.buildEnvironment("pull-request"),
    });
    new DeliveryPipeline(this, "pull-request", {
      pipeline: this.names.pullRequestPipeline,
      role: this.names.pullRequestPipelineRole,
      bucket: this.foundation.bucket,
      artifacts: artifactsOf(this.config, prefix),
      keyArn: this.foundation.keyArn,
      permissionsBoundary: this.config.tools.permissionsBoundary,
      source: this.source(),
      trigger: { action: SOURCE_ACTION, pullRequest: filter },
      stages: [
        {
          name: "Build",
          parts: [
            build.action({ name: "build", category: "Build", inputArtifacts: [ARTIFACTS.source] }),
            ...this.checks(projects, "pr-"),
          ],
        },
      ],
    });
    serviceOutput(this, this.service.name, {
      name: "pull_request_pipeline",
      description: `Builds pull requests of ${this.service.name}`,
      value: consoleUrl(this.config.tools.region, this.names.pullRequestPipeline),
    });
  }

  private buildShape() {
    const { compute, docker, buildspec } = this.service.build;
    return { compute, docker, buildspec };
  }

  private buildEnvironment(pipeline: "release" | "pull-request"): Record<string, string> {
    return {
      SLIPWAY_PIPELINE: pipeline,
      ...(this.repository && { REPOSITORY_URI: this.repository.resource.repositoryUrl }),
    };
  }

  private source() {
    const { repository, branch, connectionArn } = this.service.source;
    return githubSource({
      connectionArn: connectionArn ?? this.foundation.connectionArn ?? "",
      repository,
      branch,
    });
  }

  private checks(projects: Projects, prefix: string): PipelinePart[] {
    return this.service.checks.map(({ name, commands }) =>
      projects
        .make({
          thing: `${prefix}check-${name}`,
          description: `Checks ${this.service.name}: ${name}`,
          buildspec: buildspecOf(commands),
        })
        .action({ name, category: "Test", inputArtifacts: [ARTIFACTS.source] }),
    );
  }

  /** Approval, then the release, then its verification. */
  private releaseStage(projects: Projects, delivery: Delivery): Stage {
    const { environment, release } = delivery;
    const gate = this.approval(delivery);
    const releases = TARGETS[release.deploy.kind].release(this.config, delivery, projects);
    const ordered = [...gate, ...releases].map((part, index) => runAfter(index, part));
    const verified = this.verifications(projects, delivery).map((part) => runAfter(ordered.length, part));
    return { name: environment.name, parts: [...ordered, ...verified] };
  }

  private approval({ environment }: Delivery): PipelinePart[] {
    if (!environment.approval) return [];
    return [
      approval({
        place: placeOf(this.config.tools),
        topic: approvalTopicName(this.config, environment.name),
        keyAlias: toolsNames(this.config, this.config.tools).approvalKeyAlias,
        message: `Release ${this.service.name} #{source.CommitId} to ${environment.name}? #{source.CommitMessage}`,
        timeoutMinutes: environment.approval.timeoutMinutes,
      }),
    ];
  }

  private verifications(projects: Projects, delivery: Delivery): PipelinePart[] {
    const { environment, release } = delivery;
    const address = TARGETS[release.deploy.kind].address(this.config, delivery);
    return release.verify.map(({ name, commands }) =>
      projects
        .make({
          thing: `${environment.name}-verify-${name}`,
          description: `Verifies ${this.service.name} in ${environment.name}: ${name}`,
          ...verification(address, commands),
        })
        .action({ name, category: "Test", inputArtifacts: [ARTIFACTS.source] }),
    );
  }
}
