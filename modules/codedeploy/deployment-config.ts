import type { CodedeployDeploymentConfigConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-config";

/** What CodeDeploy deploys to. */
export type ComputePlatform = "ECS" | "Lambda" | "Server";

/** How traffic moves: literals, because they decide what exists. */
export interface TrafficShift {
  readonly kind: "canary" | "linear";
  /** 1 to 99. */
  readonly percent: number;
  /** At most 2,880 from the first step to the last. */
  readonly minutes: number;
}

/** Which deployment configuration a group has. */
export interface DeploymentSteps {
  /** Name of the deployment configuration: AWS's, for example `CodeDeployDefault.OneAtATime`, or its own. */
  readonly deploymentConfig: string;
  /** Steps of a configuration of its own, of traffic; absent, as the percentage: AWS has one of that name. */
  readonly shift?: TrafficShift;
  /** Percent of the servers that stay in service, 1 to 99, of a configuration of its own. */
  readonly minimumHealthyPercent?: number;
}

type Steps = Pick<CodedeployDeploymentConfigConfig, "trafficRoutingConfig" | "minimumHealthyHosts">;

/** The steps as CodeDeploy takes them; undefined: AWS has a configuration of that name. */
export function ownSteps({ shift, minimumHealthyPercent }: DeploymentSteps): Steps | undefined {
  if (shift) return { trafficRoutingConfig: trafficRouting(shift) };
  if (minimumHealthyPercent === undefined) return undefined;
  return { minimumHealthyHosts: { type: "FLEET_PERCENT", value: minimumHealthyPercent } };
}

function trafficRouting({ kind, percent: percentage, minutes: interval }: TrafficShift) {
  return kind === "canary"
    ? { type: "TimeBasedCanary", timeBasedCanary: { percentage, interval } }
    : { type: "TimeBasedLinear", timeBasedLinear: { percentage, interval } };
}
