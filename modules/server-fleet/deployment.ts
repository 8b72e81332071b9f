import type { Switch } from "../../face/each";

/** How a release reaches the servers. It decides what exists. */
export interface FleetDeployment {
  /** Name of the deployment configuration: AWS's, for example `CodeDeployDefault.OneAtATime`, or its own. */
  readonly deploymentConfig: string;
  /** Percent of the servers that stay in service, 1 to 99, of a configuration of its own; absent: AWS has one of that name. */
  readonly minimumHealthyPercent?: number;
  /** True: onto fresh servers, and the former ones are kept. False: onto the servers that are there. */
  readonly freshServers: Switch;
}
