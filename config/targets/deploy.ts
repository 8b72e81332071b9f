import type { EcsDeploy } from "./ecs/deploy";
import type { WebsiteDeploy } from "./website/deploy";

/** What a service is deployed to, with its fields, by its key below `deploy` in the configuration. */
export interface Deploys {
  readonly ecs: EcsDeploy;
  readonly website: WebsiteDeploy;
}

export type TargetKind = keyof Deploys;
export type Deploy = Deploys[TargetKind];
