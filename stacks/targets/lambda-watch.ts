import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import { type Delivery, placeOf } from "../../config/contract";
import { releaseNames } from "../../config/names";
import { arn } from "../../iam/arn";
import { DeploymentWatch } from "../../modules/deployment-watch/deployment-watch";
import type { LambdaService } from "../../modules/lambda-service/lambda-service";
import { ALIAS } from "../../modules/lambda-service/names";
import { lambdaWidgets } from "../../modules/service-dashboard/lambda-widgets";
import { deploymentNewsOf } from "../deployment-news";
import { buildDashboard, deploymentTopicOf } from "../release-monitoring";
import type { WorkloadFoundation } from "../workload-shared";

/** Rules, alarm and dashboard of a function in its environment. */
export function watchLambdaService(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  made: { readonly service: LambdaService; readonly foundation: WorkloadFoundation },
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
    ...made.service.alarms,
    ...(failedDeployments === undefined ? [] : [names.failedDeploymentsAlarm]),
  ];
  buildDashboard(scope, config, delivery, () =>
    lambdaWidgets({
      region: environment.region,
      function: names.lambdaFunction,
      alias: ALIAS,
      alarmArns: alarms.map((name) => arn("cloudwatch", place, `alarm:${name}`)),
    }),
  );
}
