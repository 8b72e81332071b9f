/** A service that CodeDeploy shifts, and what the build says that prepares a release of it. */
import { Construct } from "constructs";
import { EcsService, type EcsServiceProps } from "./ecs-service";
import type { Buildspec } from "./revision";
import { VariableRevision, type VariableRevisionProps } from "./variable-revision";

export interface ReleasedServiceProps
  extends EcsServiceProps,
    Pick<VariableRevisionProps, "releases" | "hooks" | "appSpecTemplate"> {}

export class ReleasedService extends Construct {
  readonly service: EcsService;
  readonly revisionBuildspec: Buildspec;

  constructor(scope: Construct, id: string, props: ReleasedServiceProps) {
    super(scope, id);
    this.service = new EcsService(this, "service", props);
    this.revisionBuildspec = new VariableRevision(this, "revision", props).buildspec;
  }
}
