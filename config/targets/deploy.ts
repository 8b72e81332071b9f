import type { EcsDeploy } from "./ecs/deploy";
import type { LambdaDeploy } from "./lambda/deploy";
import type { WebsiteDeploy } from "./website/deploy";

/** What a service is deployed to, with its fields, by its key below `deploy` in the configuration. */
export interface Deploys {
  readonly ecs: EcsDeploy;
  readonly lambda: LambdaDeploy;
  readonly website: WebsiteDeploy;
}

export type TargetKind = keyof Deploys;
export type Deploy = Deploys[TargetKind];
