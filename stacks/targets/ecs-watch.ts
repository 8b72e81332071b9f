import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { environmentNames } from "../../config/names";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { mechanismOf } from "../../config/strategies";
import type { EcsService } from "../../modules/ecs-service/ecs-service";
import { serviceArn } from "../../modules/ecs-service/names";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import { ecsWidgets } from "../../modules/service-dashboard/ecs-widgets";
import type { WorkloadFoundation } from "../workload-shared";
import { watchDeployments } from "./watch-deployments";

/** Rules, alarm and dashboard of an ECS service in its environment. */
export function watchEcsService(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  made: {
    readonly service: EcsService;
    readonly loadBalancer: LoadBalancerRef;
    readonly foundation: WorkloadFoundation;
  },
): void {
  const { environment, service, release } = delivery;
  const names = releaseNames(config, service.name, environment);
  const { cluster } = environmentNames(config, environment.name);
  const byCodeDeploy = mechanismOf("ecs", release.strategy).by === "codedeploy";
  const { alarms, targetGroups } = made.service.watched;
  watchDeployments(scope, config, delivery, {
    deployer: byCodeDeploy
      ? undefined
      : { kind: "ecs", serviceArn: serviceArn(placeOf(environment), cluster, names) },
    alarms,
    foundation: made.foundation,
    widgets: (alarmArns) =>
      ecsWidgets({
        region: environment.region,
        cluster,
        service: names.ecsService,
        loadBalancer: made.loadBalancer.arnSuffix,
        targetGroups,
        alarmArns,
      }),
  });
}
