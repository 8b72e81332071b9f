import { arn, type Place, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import type { CodeDeployNames } from "../codedeploy/names";

/** Physical names of a fleet, chosen by who uses the module. Literals: other accounts predict ARNs from them. */
export interface FleetNames extends CodeDeployNames {
  readonly autoScalingGroup: string;
  /** At most 128 characters. */
  readonly launchTemplate: string;
  /** Of the role, and of the instance profile that hands it over. */
  readonly instanceRole: string;
  readonly securityGroup: string;
  /** At most 32 characters. */
  readonly serverTargetGroup: string;
  readonly errorAlarm: string;
  readonly latencyAlarm: string;
  readonly unhealthyHostsAlarm: string;
}

type Groups = Pick<FleetNames, "autoScalingGroup" | "codedeployGroup">;

/** Predicted ARN of the role whose credentials the servers hold. */
export function instanceRoleArn(place: Place, names: Pick<FleetNames, "instanceRole">): string {
  return roleArn(place, ROLE_PATHS.runtime, names.instanceRole);
}

/**
 * The first Auto Scaling group and the copies that blue/green deployments make of it. The id in the middle is AWS's to
 * choose, and CodeDeploy names a copy `CodeDeploy_<deployment group>_<deployment>`.
 */
export function fleetArns(place: Place, names: Groups): string[] {
  return [namedGroup(place, names.autoScalingGroup), copiesArn(place, names)];
}

/** The copies alone. */
export function copiesArn(place: Place, { codedeployGroup }: Pick<Groups, "codedeployGroup">): string {
  return namedGroup(place, `CodeDeploy_${codedeployGroup}_*`);
}

function namedGroup(place: Place, name: string): string {
  return arn("autoscaling", place, `autoScalingGroup:*:autoScalingGroupName/${name}`);
}
