import { Construct } from "constructs";
import { deliveryOf } from "../config/contract";
import { serviceNames } from "../config/names";
import { placeOf } from "../config/place";
import { BuildNetwork } from "../modules/build-network/build-network";
import { ContainerRepository } from "../modules/container-repository/container-repository";
import { buildGithubWorkflow } from "./github-workflow";
import { buildPullRequestPipeline } from "./pull-request-pipeline";
import { buildReleasePipeline } from "./release-pipeline";
import type { ServiceContext } from "./service-context";
import type { ServiceProps } from "./service-props";
import { SOURCES } from "./sources/sources";
import { verifiedPorts } from "./verified-ports";

/** What a service has in the tools account: its source, images, builds, the release pipeline, the pull-request pipeline; or images alone. */
export class ToolsService extends Construct {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const repository = this.images(props);
    if (props.service.pipeline.runner === "github-actions") {
      buildGithubWorkflow(this, { ...props, repository });
      return;
    }
    const source = SOURCES[props.service.source.kind](this, props);
    const context: ServiceContext = { ...props, source, repository, vpc: this.vpc(props) };
    buildReleasePipeline(this, context);
    if (props.service.triggers.pullRequest) buildPullRequestPipeline(this, context);
  }

  /** Where builds run, with a security group of their own unless the configuration names some. */
  private vpc({ config, service }: ServiceProps): ServiceContext["vpc"] {
    const { vpc } = service.build;
    if (vpc === undefined) return undefined;
    if (vpc.securityGroupIds) return { ...vpc, securityGroupIds: vpc.securityGroupIds };
    const network = new BuildNetwork(this, "build-network", {
      vpcId: vpc.vpcId,
      securityGroup: serviceNames(config, service.name).buildSecurityGroup,
      service: service.name,
      verifiedPorts: verifiedPorts(config, service),
    });
    return { ...vpc, securityGroupIds: [network.securityGroupId] };
  }

  /** One repository for every environment: the image that was tested is the image that goes on. */
  private images({ config, service }: ServiceProps): ContainerRepository | undefined {
    const pullers = service.releases
      .map((release) => deliveryOf(config, service, release))
      .flatMap(({ executionRole, environment }) =>
        executionRole ? [{ place: placeOf(environment), roleArn: executionRole.arn }] : [],
      );
    if (pullers.length === 0) return undefined;
    return new ContainerRepository(this, "images", {
      repository: serviceNames(config, service.name).repository,
      pullers,
    });
  }
}
