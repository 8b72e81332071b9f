/**
 * What a deployment group refers to must exist. AWS checks some of it when the group is made (role, ECS service,
 * topics) and the rest when it deploys (load balancers, target groups, listeners): all of it is refused here at once.
 * Alarms may be made later.
 */
import { isObject } from "../../json";
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import { deploymentConfigOf } from "./deployment-configs";
import { groupsOf } from "./store";
import type { DeploymentGroup } from "./types";

/** @throws ServiceError with AWS's code for the first thing that is missing */
export async function checkReferences(group: DeploymentGroup, context: Context): Promise<void> {
  checkConfig(group, context);
  await checkRole(group, context);
  await checkTopics(group, context);
  await checkAutoScalingGroups(group, context);
  await checkLoadBalancers(group, context);
  await checkTargetGroupPairs(group, context);
  await checkEcsServices(group, context);
}

function checkConfig({ deploymentConfigName, computePlatform }: DeploymentGroup, context: Context): void {
  const config = deploymentConfigOf(context, deploymentConfigName);
  if (config.computePlatform !== computePlatform) {
    throw new ServiceError(
      "InvalidDeploymentConfigNameException",
      `Compute platform of deployment config ${deploymentConfigName} does not match expected compute platform, correct compute platform should be ${computePlatform}.`,
    );
  }
}

async function checkRole({ serviceRoleArn }: DeploymentGroup, { aws }: Context): Promise<void> {
  const isHere = serviceRoleArn.split(":")[4] === aws.accountId;
  if (!isHere || !(await aws.hasRole(serviceRoleArn)))
    throw new ServiceError("InvalidRoleException", `Cannot assume role provided: ${serviceRoleArn}`);
}

async function checkTopics({ triggerConfigurations = [] }: DeploymentGroup, { aws }: Context): Promise<void> {
  for (const { triggerTargetArn = "" } of triggerConfigurations) {
    const isHere = triggerTargetArn.split(":")[3] === aws.region;
    if (!isHere || !(await aws.hasTopic(triggerTargetArn))) {
      // Not AWS's "Topic ARN … is not valid": the provider would try again for five minutes.
      throw new ServiceError(
        "InvalidTriggerConfigException",
        `There is no topic ${triggerTargetArn} in region ${aws.region}`,
      );
    }
  }
}

async function checkAutoScalingGroups({ autoScalingGroups = [] }: DeploymentGroup, { aws }: Context) {
  for (const name of autoScalingGroups) {
    const reply = await aws.query("autoscaling", {
      Action: "DescribeAutoScalingGroups",
      Version: "2011-01-01",
      "AutoScalingGroupNames.member.1": name,
    });
    if (!reply.body.includes(`<AutoScalingGroupName>${name}</AutoScalingGroupName>`))
      throw new ServiceError("InvalidAutoScalingGroupException", `Auto Scaling group ${name} does not exist`);
  }
}

async function checkLoadBalancers({ loadBalancerInfo = {} }: DeploymentGroup, context: Context) {
  const { elbInfoList = [], targetGroupInfoList = [] } = loadBalancerInfo;
  const refuse = (message: string) => new ServiceError("InvalidLoadBalancerInfoException", message);
  for (const { name = "" } of elbInfoList) {
    const classic = { Version: "2012-06-01", "LoadBalancerNames.member.1": name };
    if (!(await balancing(context, { Action: "DescribeLoadBalancers", ...classic })))
      throw refuse(`The load balancer ${name} does not exist`);
  }
  for (const { name = "" } of targetGroupInfoList) {
    if (!(await hasTargetGroup(context, name))) throw refuse(`The target group ${name} does not exist`);
  }
}

async function checkTargetGroupPairs({ loadBalancerInfo }: DeploymentGroup, context: Context) {
  const refuse = (message: string) => new ServiceError("InvalidTargetGroupPairException", message);
  for (const pair of loadBalancerInfo?.targetGroupPairInfoList ?? []) {
    for (const { name = "" } of pair.targetGroups ?? [])
      if (!(await hasTargetGroup(context, name))) throw refuse(`The target group ${name} does not exist`);
    for (const route of [pair.prodTrafficRoute, pair.testTrafficRoute])
      for (const arn of route?.listenerArns ?? [])
        if (!(await hasListener(context, arn))) throw refuse(`The listener ${arn} does not exist`);
  }
}

function hasTargetGroup(context: Context, name: string): Promise<boolean> {
  return balancing(context, {
    Action: "DescribeTargetGroups",
    Version: "2015-12-01",
    "Names.member.1": name,
  });
}

function hasListener(context: Context, arn: string): Promise<boolean> {
  return balancing(context, {
    Action: "DescribeListeners",
    Version: "2015-12-01",
    "ListenerArns.member.1": arn,
  });
}

/** True when Elastic Load Balancing finds what a call names. */
async function balancing({ aws }: Context, parameters: Readonly<Record<string, string>>): Promise<boolean> {
  return (await aws.query("elasticloadbalancing", parameters)).status === 200;
}

async function checkEcsServices(group: DeploymentGroup, context: Context): Promise<void> {
  const refuse = (message: string) => new ServiceError("InvalidECSServiceException", message);
  for (const { clusterName = "default", serviceName = "" } of group.ecsServices ?? []) {
    const service = await ecsService(context, clusterName, serviceName);
    if (!service)
      throw refuse(
        `Could not load ECS service information for cluster: ${clusterName}, service: ${serviceName}`,
      );
    const controller = isObject(service.deploymentController) ? service.deploymentController.type : "ECS";
    if (controller !== "CODE_DEPLOY")
      throw refuse(
        "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
      );
    const other = [...groupsOf(context).values()].find(
      ({ deploymentGroupId, ecsServices = [] }) =>
        deploymentGroupId !== group.deploymentGroupId &&
        ecsServices.some((each) => each.clusterName === clusterName && each.serviceName === serviceName),
    );
    if (other) {
      throw new ServiceError(
        "ECSServiceMappingLimitExceededException",
        `The ECS service ${serviceName} belongs to deployment group ${other.deploymentGroupName} of ${other.applicationName}`,
      );
    }
  }
}

async function ecsService({ aws }: Context, cluster: string, name: string) {
  const target = "AmazonEC2ContainerServiceV20141113.DescribeServices";
  const reply = await aws.json("ecs", target, { cluster, services: [name] });
  if (reply.status !== 200) return undefined;
  const content: unknown = JSON.parse(reply.body.toString("utf8"));
  const services = isObject(content) && Array.isArray(content.services) ? content.services : [];
  return services.filter(isObject).find(({ status }) => status === "ACTIVE");
}
