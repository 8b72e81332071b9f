/**
 * Combinations that CodeDeploy refuses in a deployment group of any compute platform, in its words where they are
 * known.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html#API_CreateDeploymentGroup_Errors
 */
import { ServiceError } from "../../service-error";
import { check, isEmpty, type Rule } from "../rule";
import { PLATFORM_RULES } from "./platform-rules";
import type { DeploymentGroup, TagFilter } from "./types";

/** Two days. */
const MAX_TERMINATION_WAIT_MINUTES = 2880;

const RULES: readonly Rule<DeploymentGroup>[] = [
  ...PLATFORM_RULES,
  blueGreen,
  tagFilters,
  triggers,
  alarms,
  rollback,
];

/** @throws ServiceError with AWS's code when AWS refuses such a group */
export function checkDeploymentGroup(group: DeploymentGroup): void {
  check(RULES, group);
}

function blueGreen(group: DeploymentGroup) {
  const { computePlatform, blueGreenDeploymentConfiguration: config, autoScalingGroups = [] } = group;
  const refuse = (message: string) =>
    new ServiceError("InvalidBlueGreenDeploymentConfigurationException", message);
  if (isEmpty(config)) {
    return computePlatform === "ECS"
      ? refuse("For ECS deployment group, blueGreenDeploymentConfiguration must be specified")
      : undefined;
  }
  if (computePlatform === "Lambda")
    return refuse("For Lambda deployment group, blueGreenDeploymentConfiguration can not be specified");
  const ready = config?.deploymentReadyOption;
  if (!ready) return refuse("Deployment ready option cannot be null for blue green deployment");
  const termination = config.terminateBlueInstancesOnDeploymentSuccess;
  if (!termination)
    return refuse(
      "Terminate blue instances on deployment success behaviour cannot be set to null for Blue Green deployments",
    );
  if ((termination.terminationWaitTimeInMinutes ?? 0) > MAX_TERMINATION_WAIT_MINUTES)
    return refuse("Timeout for instance termination cannot be more than 2 days");
  const { actionOnTimeout, waitTimeInMinutes = 0 } = ready;
  if (actionOnTimeout === "STOP_DEPLOYMENT" && waitTimeInMinutes === 0)
    return refuse(
      "Deployment ready action cannot be set to STOP_DEPLOYMENT when timeout is set to 0 minutes.",
    );
  if (actionOnTimeout === "CONTINUE_DEPLOYMENT" && waitTimeInMinutes > 0)
    return refuse("Deployment ready action cannot be set to 'CONTINUE_DEPLOYMENT' when timeout is specified");
  const copies = config.greenFleetProvisioningOption?.action === "COPY_AUTO_SCALING_GROUP";
  return copies && autoScalingGroups.length !== 1
    ? refuse(
        "Exactly one AutoScaling group must be specified when selecting the COPY_AUTO_SCALING_GROUP green fleet provisioning option.",
      )
    : undefined;
}

function tagFilters(group: DeploymentGroup) {
  const { ec2TagFilters = [], ec2TagSet, onPremisesInstanceTagFilters = [], onPremisesTagSet } = group;
  const ec2Sets = ec2TagSet?.ec2TagSetList ?? [];
  const onPremisesSets = onPremisesTagSet?.onPremisesTagSetList ?? [];
  const both = (name: string) =>
    new ServiceError(
      `Invalid${name === "Ec2" ? "EC2" : name}TagCombinationException`,
      `The request specified both ${name}TagFilters and ${name}TagSet, but only one of these data types can be used in a single call.`,
    );
  if (ec2TagFilters.length > 0 && ec2Sets.length > 0) return both("Ec2");
  if (onPremisesInstanceTagFilters.length > 0 && onPremisesSets.length > 0) return both("OnPremises");
  if (ec2Sets.length > 3 || onPremisesSets.length > 3)
    return new ServiceError(
      "TagSetListLimitExceededException",
      "The number of tag groups included in the tag set list exceeded the maximum allowed limit of 3.",
    );
  return (
    filterProblem("InvalidEC2TagException", [...ec2TagFilters, ...ec2Sets.flat()]) ??
    filterProblem("InvalidTagException", [...onPremisesInstanceTagFilters, ...onPremisesSets.flat()])
  );
}

function filterProblem(code: string, filters: readonly TagFilter[]) {
  if (filters.some(({ Type, Value }) => Type === "KEY_ONLY" && Value))
    return new ServiceError(code, "Values must not be provided for key-only filters.");
  if (filters.some(({ Type, Key }) => Type === "VALUE_ONLY" && Key))
    return new ServiceError(code, "Keys must not be provided for value-only filters.");
  return undefined;
}

function triggers({ triggerConfigurations = [] }: DeploymentGroup) {
  const refuse = (message: string) => new ServiceError("InvalidTriggerConfigException", message);
  if (triggerConfigurations.length > 10)
    return new ServiceError(
      "TriggerTargetsLimitExceededException",
      "Deployment Groups cannot contain more than 10 TriggerTargets.",
    );
  if (repeats(triggerConfigurations.map(({ triggerName }) => triggerName)))
    return refuse("Duplicate Trigger target name detected");
  return triggerConfigurations.some(({ triggerEvents }) => isEmpty(triggerEvents))
    ? refuse("A trigger needs at least one event")
    : undefined;
}

function alarms({ alarmConfiguration: { enabled, alarms: list = [] } = {} }: DeploymentGroup) {
  const refuse = (message: string) => new ServiceError("InvalidAlarmConfigException", message);
  if (list.length > 10)
    return new ServiceError(
      "AlarmsLimitExceededException",
      "The maximum number of alarms for a deployment group (10) was exceeded.",
    );
  if (repeats(list.map(({ name }) => name)))
    return refuse("Two alarms with the same name have been specified.");
  return enabled && list.length === 0
    ? refuse("Deployment Groups need to have at least one alarms attached if they are monitored.")
    : undefined;
}

function rollback({ autoRollbackConfiguration: { enabled, events = [] } = {} }: DeploymentGroup) {
  return enabled && events.length === 0
    ? new ServiceError(
        "InvalidAutoRollbackConfigException",
        "Deployment Groups need to have at least one event specified when auto rollback is enabled",
      )
    : undefined;
}

function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
