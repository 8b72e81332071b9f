import type { Construct } from "constructs";
import type { Config, Environment } from "../config/config";
import { type Delivery, placeOf } from "../config/contract";
import { environmentNames, releaseNames } from "../config/names";
import { mechanismOf } from "../config/strategies";
import { arn } from "../iam/arn";
import { DeploymentWatch } from "../modules/deployment-watch/deployment-watch";
import type { RollbackTopic } from "../modules/ecs-service/blue-green";
import type { EcsService } from "../modules/ecs-service/ecs-service";
import { serviceArn } from "../modules/ecs-service/names";
import { topicArn } from "../modules/encrypted-topic/encrypted-topic.policies";
import type { LoadBalancerRef } from "../modules/load-balancer/load-balancer-ref";
import { ecsWidgets } from "../modules/service-dashboard/ecs-widgets";
import { ServiceDashboard, type Widget } from "../modules/service-dashboard/service-dashboard";
import { dashboardUrl } from "./console";
import { deploymentNewsOf } from "./deployment-news";
import { serviceOutput } from "./output";
import type { WorkloadFoundation } from "./workload-shared";

/** The topic of an environment's account, if somebody is told of something there. */
export function deploymentTopicOf(config: Config, environment: Environment): RollbackTopic | undefined {
  if (!deploymentNewsOf(config).any) return undefined;
  const { deploymentTopic, deploymentKeyAlias } = environmentNames(config, environment.name);
  return { arn: topicArn(placeOf(environment), deploymentTopic), keyAlias: deploymentKeyAlias };
}

/** The topic that CodeDeploy tells of rollbacks, if they were chosen. */
export function rollbackTopicOf(config: Config, environment: Environment): RollbackTopic | undefined {
  return deploymentNewsOf(config).rollbacks ? deploymentTopicOf(config, environment) : undefined;
}

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

/** The dashboard of a service in an environment, if there are any. */
export function buildDashboard(
  scope: Construct,
  config: Config,
  { environment, service }: Delivery,
  widgets: () => Widget[],
): void {
  if (!config.monitoring?.dashboards) return;
  const { resource } = new ServiceDashboard(scope, "dashboard", {
    name: releaseNames(config, service.name, environment).dashboard,
    widgets: widgets(),
  });
  serviceOutput(scope, service.name, {
    name: "dashboard",
    description: `${service.name} in ${environment.name}`,
    value: dashboardUrl(environment.region, resource.dashboardName),
  });
}
