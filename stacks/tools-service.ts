import { Construct } from "constructs";
import { deliveryOf, placeOf } from "../config/contract";
import { serviceNames } from "../config/names";
import { ContainerRepository } from "../modules/container-repository/container-repository";
import { buildPullRequestPipeline } from "./pull-request-pipeline";
import { buildReleasePipeline } from "./release-pipeline";
import type { ServiceContext } from "./service-context";

export type ToolsServiceProps = Omit<ServiceContext, "repository">;

/** What a service has in the tools account: images, builds, the release pipeline, the pull-request pipeline. */
export class ToolsService extends Construct {
  constructor(scope: Construct, id: string, props: ToolsServiceProps) {
    super(scope, id);
    const context: ServiceContext = { ...props, repository: this.images(props) };
    buildReleasePipeline(this, context);
    const { pullRequest } = props.service.triggers;
    if (pullRequest) buildPullRequestPipeline(this, context, pullRequest);
  }

  /** One repository for every environment: the image that was tested is the image that goes on. */
  private images({ config, service }: ToolsServiceProps): ContainerRepository | undefined {
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
