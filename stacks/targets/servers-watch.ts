import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import { type Delivery, placeOf } from "../../config/contract";
import { releaseNames } from "../../config/names";
import { arn } from "../../iam/arn";
import { DeploymentWatch } from "../../modules/deployment-watch/deployment-watch";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import type { ServerFleet } from "../../modules/server-fleet/server-fleet";
import { serverWidgets } from "../../modules/service-dashboard/server-widgets";
import { deploymentNewsOf } from "../deployment-news";
import { buildDashboard, deploymentTopicOf } from "../release-monitoring";
import type { WorkloadFoundation } from "../workload-shared";

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
  const names = releaseNames(config, service.name, environment);
  const place = placeOf(environment);
  const news = deploymentNewsOf(config);
  const failedDeployments = config.monitoring?.alarms.failedDeployments;
  new DeploymentWatch(scope, "watch", {
    names,
    deployer: { kind: "codedeploy", application: names.codedeployApplication },
    tellFailures: news.failures,
    tellRollbacks: news.rollbacks,
    failedDeployments,
    topicArn: deploymentTopicOf(config, environment)?.arn,
    dependsOn: made.foundation.deploymentsReady,
  });
  const alarms = [
    ...made.fleet.watched.alarms,
    ...(failedDeployments === undefined ? [] : [names.failedDeploymentsAlarm]),
  ];
  buildDashboard(scope, config, delivery, () =>
    serverWidgets({
      region: environment.region,
      autoScalingGroup: names.autoScalingGroup,
      loadBalancer: made.loadBalancer.arnSuffix,
      targetGroups: made.fleet.watched.targetGroups,
      alarmArns: alarms.map((name) => arn("cloudwatch", place, `alarm:${name}`)),
    }),
  );
}
