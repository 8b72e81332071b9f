import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { type Items, known } from "../../face/each";
import { arn } from "../../iam/arn";
import { DeploymentWatch } from "../../modules/deployment-watch/deployment-watch";
import type { Deployer } from "../../modules/deployment-watch/patterns";
import type { Widget } from "../../modules/service-dashboard/service-dashboard";
import { deploymentNewsOf } from "../deployment-news";
import { buildDashboard, deploymentTopicOf } from "../release-monitoring";
import type { WorkloadFoundation } from "../workload-shared";

/** What a target says of its deployments. */
interface Watched {
  /** Whose events are told and counted. Default: CodeDeploy's, of the service's application. */
  readonly deployer?: Deployer;
  /** Names of the alarms that stop a deployment. */
  readonly alarms: Items<string>;
  readonly foundation: WorkloadFoundation;
  /** The dashboard's, with the ARNs of all alarms. */
  readonly widgets: (alarmArns: string[]) => Widget[];
}

/** Rules, alarm and dashboard of a service in its environment. */
export function watchDeployments(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  watched: Watched,
): void {
  const { environment, service } = delivery;
  const names = releaseNames(config, service.name, environment);
  const news = deploymentNewsOf(config);
  const failedDeployments = config.monitoring?.alarms.failedDeployments;
  new DeploymentWatch(scope, "watch", {
    names,
    deployer: watched.deployer ?? { kind: "codedeploy", application: names.codedeployApplication },
    tellFailures: news.failures,
    tellRollbacks: news.rollbacks,
    failedDeployments,
    topicArn: deploymentTopicOf(config, environment)?.arn,
    dependsOn: watched.foundation.deploymentsReady,
  });
  const alarms = [
    ...known(watched.alarms),
    ...(failedDeployments === undefined ? [] : [names.failedDeploymentsAlarm]),
  ];
  const place = placeOf(environment);
  buildDashboard(scope, config, delivery, () =>
    watched.widgets(alarms.map((name) => arn("cloudwatch", place, `alarm:${name}`))),
  );
}
