import type { Construct } from "constructs";
import type { Config, Environment } from "../config/config";
import type { Delivery } from "../config/contract";
import { environmentNames } from "../config/names";
import { placeOf } from "../config/place";
import { releaseNames } from "../config/release-names";
import type { RollbackTopic } from "../modules/codedeploy/deployment-group";
import { topicArn } from "../modules/encrypted-topic/encrypted-topic.policies";
import { ServiceDashboard, type Widget } from "../modules/service-dashboard/service-dashboard";
import { dashboardUrl } from "./console";
import { deploymentNewsOf } from "./deployment-news";
import { serviceOutput } from "./output";

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
