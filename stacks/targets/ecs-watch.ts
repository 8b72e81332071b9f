import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import { type Delivery, placeOf } from "../../config/contract";
import { environmentNames, releaseNames } from "../../config/names";
import { mechanismOf } from "../../config/strategies";
import { arn } from "../../iam/arn";
import { DeploymentWatch } from "../../modules/deployment-watch/deployment-watch";
import type { EcsService } from "../../modules/ecs-service/ecs-service";
import { serviceArn } from "../../modules/ecs-service/names";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import { ecsWidgets } from "../../modules/service-dashboard/ecs-widgets";
import { deploymentNewsOf } from "../deployment-news";
import { buildDashboard, deploymentTopicOf } from "../release-monitoring";
import type { WorkloadFoundation } from "../workload-shared";

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
  const place = placeOf(environment);
  const news = deploymentNewsOf(config);
  const failedDeployments = config.monitoring?.alarms.failedDeployments;
  const byCodeDeploy = mechanismOf("ecs", release.strategy).by === "codedeploy";
  new DeploymentWatch(scope, "watch", {
    names,
    deployer: byCodeDeploy
      ? { kind: "codedeploy", application: names.codedeployApplication }
      : { kind: "ecs", serviceArn: serviceArn(place, cluster, names) },
    tellFailures: news.failures,
    tellRollbacks: news.rollbacks,
    failedDeployments,
    topicArn: deploymentTopicOf(config, environment)?.arn,
    dependsOn: made.foundation.deploymentsReady,
  });
  const alarms = [
    ...made.service.watched.alarms,
    ...(failedDeployments === undefined ? [] : [names.failedDeploymentsAlarm]),
  ];
  buildDashboard(scope, config, delivery, () =>
    ecsWidgets({
      region: environment.region,
      cluster,
      service: names.ecsService,
      loadBalancer: made.loadBalancer.arnSuffix,
      targetGroups: made.service.watched.targetGroups,
      alarmArns: alarms.map((name) => arn("cloudwatch", place, `alarm:${name}`)),
    }),
  );
}
