/** A deployment group: what CodeDeploy changes, and as which role. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html */
import { Fields } from "../fields";
import { type Place, regional } from "../place";
import type { Resource } from "../resource";

export interface DeploymentGroupRecord {
  readonly arn: string;
  readonly name: string;
  readonly application: string;
  readonly applicationArn: string;
  readonly roleArn: string;
  readonly place: Place;
  /** ARN of the deployment configuration: `…:deploymentconfig:CodeDeployDefault.ECSCanary10Percent5Minutes` */
  readonly configurationArn: string;
  readonly ecs?: { readonly cluster: string; readonly service: string };
  readonly autoScalingGroups: readonly string[];
  /** True: each deployment copies its Auto Scaling group, and releases onto fresh servers. */
  readonly copiesFleet: boolean;
  readonly listenerArns: readonly string[];
  readonly targetGroups: readonly string[];
  readonly alarms: readonly string[];
  /** Topics that it tells of deployments. */
  readonly topicArns: readonly string[];
}

export function deploymentGroupRecord(resource: Resource): DeploymentGroupRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  const application = fields.text("app_name");
  const configuration = fields.optional("deployment_config_name") ?? "CodeDeployDefault.OneAtATime";
  const ecs = fields.block("ecs_service");
  const balancing = fields.blocks("load_balancer_info");
  const pairs = balancing.flatMap((info) => info.blocks("target_group_pair_info"));
  const routes = pairs.flatMap((pair) => [
    ...pair.blocks("prod_traffic_route"),
    ...pair.blocks("test_traffic_route"),
  ]);
  const groups = [
    ...pairs.flatMap((pair) => pair.blocks("target_group")),
    ...balancing.flatMap((info) => info.blocks("target_group_info")),
  ];
  return {
    arn: resource.arn ?? "",
    name: fields.text("deployment_group_name"),
    application,
    applicationArn: regional("codedeploy", place, `application:${application}`),
    roleArn: fields.text("service_role_arn"),
    place,
    configurationArn: regional("codedeploy", place, `deploymentconfig:${configuration}`),
    ...(ecs && { ecs: { cluster: ecs.text("cluster_name"), service: ecs.text("service_name") } }),
    autoScalingGroups: fields.texts("autoscaling_groups"),
    copiesFleet: fields
      .blocks("blue_green_deployment_config")
      .flatMap((config) => config.blocks("green_fleet_provisioning_option"))
      .some((option) => option.optional("action") === "COPY_AUTO_SCALING_GROUP"),
    listenerArns: routes.flatMap((route) => route.texts("listener_arns")),
    targetGroups: groups.map((group) => group.text("name")),
    alarms: fields.blocks("alarm_configuration").flatMap((alarms) => alarms.texts("alarms")),
    topicArns: fields.blocks("trigger_configuration").map((trigger) => trigger.text("trigger_target_arn")),
  };
}
