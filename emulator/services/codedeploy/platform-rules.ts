/**
 * What CodeDeploy refuses in a deployment group of one compute platform and accepts in one of another, in its words
 * where they are known.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html#API_CreateDeploymentGroup_Errors
 */
import { ServiceError } from "../../service-error";
import { isEmpty, type Rule } from "../rule";
import type { DeploymentGroup } from "./types";

/** Members that choose servers, and the error that each has on other platforms. */
const SERVER_ONLY = {
  ec2TagFilters: "InvalidEC2TagException",
  ec2TagSet: "InvalidEC2TagCombinationException",
  onPremisesInstanceTagFilters: "InvalidTagException",
  onPremisesTagSet: "InvalidOnPremisesTagCombinationException",
  autoScalingGroups: "InvalidAutoScalingGroupException",
} as const;

/** In CodeDeploy's order. */
export const PLATFORM_RULES: readonly Rule<DeploymentGroup>[] = [
  serverOnly,
  style,
  platformStyle,
  loadBalancer,
  ecs,
];

function serverOnly(group: DeploymentGroup) {
  const { computePlatform } = group;
  if (computePlatform === "Server") return undefined;
  for (const [member, code] of Object.entries(SERVER_ONLY) as [keyof typeof SERVER_ONLY, string][]) {
    if (!isEmpty(group[member]))
      return new ServiceError(
        code,
        `For ${computePlatform} deployment group, ${member} can not be specified`,
      );
  }
  return undefined;
}

function style({ deploymentStyle }: DeploymentGroup) {
  if (!deploymentStyle?.deploymentType || !deploymentStyle.deploymentOption)
    return wrongStyle("Deployment type or deployment option cannot be null or empty");
  return undefined;
}

function platformStyle({ computePlatform, deploymentStyle = {} }: DeploymentGroup) {
  const { deploymentType, deploymentOption } = deploymentStyle;
  if (deploymentType === "BLUE_GREEN" && deploymentOption === "WITH_TRAFFIC_CONTROL") return undefined;
  if (computePlatform !== "Server") {
    return wrongStyle(
      `For ${computePlatform} deployment, the deployment type must be BLUE_GREEN, and deployment option must be WITH_TRAFFIC_CONTROL.`,
    );
  }
  return deploymentType === "BLUE_GREEN"
    ? wrongStyle("BLUE_GREEN deployment type not supported with WITHOUT_TRAFFIC_CONTROL option")
    : undefined;
}

function loadBalancer({ computePlatform, deploymentStyle, loadBalancerInfo }: DeploymentGroup) {
  const code = "InvalidLoadBalancerInfoException";
  const given = !isEmpty(loadBalancerInfo);
  switch (computePlatform) {
    case "Lambda":
      return given
        ? new ServiceError(code, "For Lambda deployment group, loadBalancerInfo can not be specified")
        : undefined;
    case "ECS": {
      if (!given)
        return new ServiceError(code, "For ECS deployment group, loadBalancerInfo must be specified");
      const wrong = (["elbInfoList", "targetGroupInfoList"] as const).find(
        (list) => !isEmpty(loadBalancerInfo?.[list]),
      );
      return wrong
        ? new ServiceError(
            code,
            `For ECS deployment group, loadBalancerInfo must not contain ${wrong.replace("List", " list")}`,
          )
        : undefined;
    }
    default:
      return deploymentStyle?.deploymentOption === "WITH_TRAFFIC_CONTROL" && !given
        ? new ServiceError(
            code,
            "The deploymentOption value is set to WITH_TRAFFIC_CONTROL, but no load balancer or target group has been specified in loadBalancerInfo.",
          )
        : undefined;
  }
}

function ecs({ computePlatform, ecsServices = [], loadBalancerInfo }: DeploymentGroup) {
  if (computePlatform !== "ECS") {
    return ecsServices.length > 0
      ? new ServiceError(
          "InvalidECSServiceException",
          `${computePlatform} Deployment Groups should not define a value for ecsServices, eksClusters, or targetGroupPairInfoList`,
        )
      : undefined;
  }
  if (ecsServices.length !== 1)
    return new ServiceError(
      "InvalidECSServiceException",
      "For ECS deployment group, exactly one ECS service must be specified",
    );
  const [pair, ...more] = loadBalancerInfo?.targetGroupPairInfoList ?? [];
  const complete =
    pair?.targetGroups?.length === 2 && !isEmpty(pair.prodTrafficRoute?.listenerArns) && more.length === 0;
  return complete
    ? undefined
    : new ServiceError(
        "InvalidTargetGroupPairException",
        "For ECS deployment group, exactly one target group pair with two target groups and a production listener must be specified",
      );
}

function wrongStyle(message: string): ServiceError {
  return new ServiceError("InvalidDeploymentStyleException", message);
}
