import type { EcsDeploy } from "./ecs/deploy";
import type { LambdaDeploy } from "./lambda/deploy";
import type { ServersDeploy } from "./servers/deploy";
import type { WebsiteDeploy } from "./website/deploy";

/** What a service is deployed to, with its fields, by its key below `deploy` in the configuration. */
export interface Deploys {
  readonly ecs: EcsDeploy;
  readonly lambda: LambdaDeploy;
  readonly servers: ServersDeploy;
  readonly website: WebsiteDeploy;
}

export type TargetKind = keyof Deploys;
export type Deploy = Deploys[TargetKind];
