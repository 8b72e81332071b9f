/**
 * What CodeDeploy refuses in a deployment configuration beyond what its model says.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations-create.html
 */
import { ServiceError } from "../../service-error";
import { check, type Rule } from "../rule";
import { PREDEFINED_PREFIX } from "./predefined-configs";
import type { ConfigInput } from "./types";

/** Two days, in minutes: the longest that traffic may take to shift. */
const MAX_SHIFT_MINUTES = 2880;

const RULES: readonly Rule<ConfigInput>[] = [
  ({ deploymentConfigName: name }) =>
    when(
      name.startsWith(PREDEFINED_PREFIX),
      "InvalidDeploymentConfigNameException",
      `The prefix ${PREDEFINED_PREFIX} is reserved for predefined configuration names`,
    ),
  healthyHosts,
  routing,
  shifting,
  zonal,
];

/** @throws ServiceError with AWS's code when AWS refuses such a configuration */
export function checkDeploymentConfig(input: ConfigInput): void {
  check(RULES, input);
}

function healthyHosts({ computePlatform = "Server", minimumHealthyHosts }: ConfigInput) {
  const code = "InvalidMinimumHealthyHostValueException";
  if (computePlatform !== "Server") {
    return when(
      minimumHealthyHosts !== undefined,
      code,
      `minimum healthy hosts should be null for ${computePlatform} deployment configuration`,
    );
  }
  if (minimumHealthyHosts === undefined)
    return new ServiceError(code, "minimum healthy hosts argument is missing");
  const { type, value = 0 } = minimumHealthyHosts;
  const mostAllowed = type === "FLEET_PERCENT" ? 99 : Number.POSITIVE_INFINITY;
  return when(
    value < 0 || value > mostAllowed,
    code,
    `The value for the minimum healthy hosts with type of ${type} should be positive${type === "FLEET_PERCENT" ? " and less than 100" : ""}`,
  );
}

function routing({ computePlatform = "Server", trafficRoutingConfig }: ConfigInput) {
  const code = "InvalidTrafficRoutingConfigurationException";
  if (computePlatform === "Server") {
    return when(
      trafficRoutingConfig !== undefined,
      code,
      "Traffic routing configuration should be null for Server deployment configuration",
    );
  }
  if (trafficRoutingConfig === undefined) {
    return new ServiceError(
      code,
      "Traffic routing configuration cannot be null nor empty for deployment configurations on this platform.",
    );
  }
  const { type, timeBasedCanary, timeBasedLinear } = trafficRoutingConfig;
  const blocks = { TimeBasedCanary: timeBasedCanary, TimeBasedLinear: timeBasedLinear };
  for (const [name, block] of Object.entries(blocks)) {
    if (name === type && block === undefined)
      return new ServiceError(code, `${name}Configuration should not be null for ${type} type`);
    if (name !== type && block !== undefined)
      return new ServiceError(code, `${name}Configuration should be null for ${type} type`);
  }
  return undefined;
}

function shifting({ trafficRoutingConfig = {} }: ConfigInput) {
  const code = "InvalidTrafficRoutingConfigurationException";
  const { timeBasedCanary, timeBasedLinear } = trafficRoutingConfig;
  const { canaryPercentage = 0, canaryInterval = 0 } = timeBasedCanary ?? {};
  const { linearPercentage = 0, linearInterval = 0 } = timeBasedLinear ?? {};
  const percentage = timeBasedCanary ? canaryPercentage : linearPercentage;
  if (!timeBasedCanary && !timeBasedLinear) return undefined;
  if (percentage < 1 || percentage > 99)
    return new ServiceError(code, "Valid traffic routing percentage is from 1 to 99");
  const interval = timeBasedCanary ? canaryInterval : linearInterval;
  const total = timeBasedCanary ? interval : interval * Math.floor(100 / percentage);
  return when(
    interval < 1 || total > MAX_SHIFT_MINUTES,
    code,
    timeBasedCanary
      ? `Canary interval must be between 1 and ${MAX_SHIFT_MINUTES} minutes (2 days)`
      : `Total Traffic shifting intervals must be positive integers up to ${MAX_SHIFT_MINUTES} minutes (2 days)`,
  );
}

function zonal({ computePlatform = "Server", zonalConfig }: ConfigInput) {
  const code = "InvalidZonalDeploymentConfigurationException";
  if (zonalConfig === undefined) return undefined;
  if (computePlatform !== "Server")
    return new ServiceError(code, "Zonal deployments are only supported with EC2 deployments.");
  const { type, value = 0 } = zonalConfig.minimumHealthyHostsPerZone ?? {};
  return when(
    type === "FLEET_PERCENT" && (value < 0 || value > 99),
    code,
    "The value of the 'Minimum health hosts per zone' setting when configured with a 'Type' value of 'FLEET_PERCENT' must be positive and less than 100.",
  );
}

function when(refused: boolean, code: string, message: string): ServiceError | undefined {
  return refused ? new ServiceError(code, message) : undefined;
}
