/**
 * The deployment configurations that every account has.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
import type { DeploymentConfig, TrafficRoutingConfig } from "./types";

/** Nobody makes or deletes what begins so. */
export const PREDEFINED_PREFIX = "CodeDeployDefault.";

const canary = (canaryPercentage: number, canaryInterval: number): TrafficRoutingConfig => ({
  type: "TimeBasedCanary",
  timeBasedCanary: { canaryPercentage, canaryInterval },
});
const linear = (linearPercentage: number, linearInterval: number): TrafficRoutingConfig => ({
  type: "TimeBasedLinear",
  timeBasedLinear: { linearPercentage, linearInterval },
});
const ALL_AT_ONCE: TrafficRoutingConfig = { type: "AllAtOnce" };

const SERVER = {
  AllAtOnce: { type: "HOST_COUNT", value: 0 },
  HalfAtATime: { type: "FLEET_PERCENT", value: 50 },
  OneAtATime: { type: "FLEET_PERCENT", value: 99 },
} as const;

const LAMBDA = {
  LambdaAllAtOnce: ALL_AT_ONCE,
  LambdaCanary10Percent5Minutes: canary(10, 5),
  LambdaCanary10Percent10Minutes: canary(10, 10),
  LambdaCanary10Percent15Minutes: canary(10, 15),
  LambdaCanary10Percent30Minutes: canary(10, 30),
  LambdaLinear10PercentEvery1Minute: linear(10, 1),
  LambdaLinear10PercentEvery2Minutes: linear(10, 2),
  LambdaLinear10PercentEvery3Minutes: linear(10, 3),
  LambdaLinear10PercentEvery10Minutes: linear(10, 10),
};

const ECS = {
  ECSAllAtOnce: ALL_AT_ONCE,
  ECSCanary10Percent5Minutes: canary(10, 5),
  ECSCanary10Percent15Minutes: canary(10, 15),
  ECSLinear10PercentEvery1Minutes: linear(10, 1),
  ECSLinear10PercentEvery3Minutes: linear(10, 3),
};

/** By name. */
export const PREDEFINED_CONFIGS: ReadonlyMap<string, DeploymentConfig> = new Map(
  [
    ...Object.entries(SERVER).map(([name, minimumHealthyHosts]) => ({
      ...identity(name),
      computePlatform: "Server" as const,
      minimumHealthyHosts,
    })),
    ...Object.entries(LAMBDA).map(([name, trafficRoutingConfig]) => ({
      ...identity(name),
      computePlatform: "Lambda" as const,
      trafficRoutingConfig,
    })),
    ...Object.entries(ECS).map(([name, trafficRoutingConfig]) => ({
      ...identity(name),
      computePlatform: "ECS" as const,
      trafficRoutingConfig,
    })),
  ].map((config) => [config.deploymentConfigName, config]),
);

function identity(name: string) {
  const order = String(Object.keys({ ...SERVER, ...LAMBDA, ...ECS }).indexOf(name) + 1).padStart(12, "0");
  return {
    deploymentConfigId: `00000000-0000-0000-0000-${order}`,
    deploymentConfigName: `${PREDEFINED_PREFIX}${name}`,
    createTime: 0,
  };
}
