import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { releaseNames } from "../../config/release-names";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import type { ServerFleet } from "../../modules/server-fleet/server-fleet";
import { serverWidgets } from "../../modules/service-dashboard/server-widgets";
import type { WorkloadFoundation } from "../workload-shared";
import { watchDeployments } from "./watch-deployments";

/** Rules, alarm and dashboard of a fleet in its environment. */
export function watchServers(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  made: {
    readonly fleet: ServerFleet;
    readonly loadBalancer: LoadBalancerRef;
    readonly foundation: WorkloadFoundation;
  },
): void {
  const { environment, service } = delivery;
  const { autoScalingGroup } = releaseNames(config, service.name, environment);
  const { alarms, targetGroups } = made.fleet.watched;
  watchDeployments(scope, config, delivery, {
    alarms,
    foundation: made.foundation,
    widgets: (alarmArns) =>
      serverWidgets({
        region: environment.region,
        autoScalingGroup,
        loadBalancer: made.loadBalancer.arnSuffix,
        targetGroups,
        alarmArns,
      }),
  });
}
