import type { Deploy, Deploys } from "./deploy";
import { ecs } from "./ecs/ecs";
import { lambda } from "./lambda/lambda";
import { servers } from "./servers/servers";
import type { TargetConfig } from "./target";
import { website } from "./website/website";

/** Every kind of target, by its key below `deploy` in the configuration. */
export const TARGET_CONFIGS: { readonly [Kind in keyof Deploys]: TargetConfig<Deploys[Kind]> } = {
  ecs,
  lambda,
  servers,
  website,
};

/** What the configuration knows of a service's target; it is only ever asked about deployments of its own kind. */
export function targetConfigOf(deploy: Deploy): TargetConfig {
  return TARGET_CONFIGS[deploy.kind];
}
