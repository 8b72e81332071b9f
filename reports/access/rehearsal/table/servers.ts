/** What CodeDeploy does to a fleet of servers, and its agent on each of them. */
import { regional } from "../../world/place";
import type { DeploymentGroupRecord } from "../../world/records/deployment-group";
import type { AutoScalingGroupRecord } from "../../world/records/fleet";
import type { Step } from "../call";
import { SOURCES } from "../sources";
import { byGroup, type Deployment } from "./deployment";

export interface FleetDeployment extends Deployment {
  readonly fleets: readonly AutoScalingGroupRecord[];
}

const source = SOURCES.codeDeployForServers;
const everything = () => ["*"];

export const DEPLOY_TO_FLEET: Step<FleetDeployment> = {
  name: "takes servers out, changes them and puts them back",
  caller: byGroup,
  rows: [
    {
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeLifecycleHooks",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      on: everything,
      source,
    },
    {
      actions: [
        "autoscaling:PutLifecycleHook",
        "autoscaling:DeleteLifecycleHook",
        "autoscaling:CompleteLifecycleAction",
        "autoscaling:RecordLifecycleActionHeartbeat",
        "autoscaling:SuspendProcesses",
        "autoscaling:ResumeProcesses",
      ],
      on: ({ group, fleets }) => [
        ...fleets.map(({ arn }) => arn),
        ...(group.copiesFleet ? fleets.map((fleet) => copyOf(group, fleet)) : []),
      ],
      source,
    },
    {
      actions: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
      on: ({ fleets }) => fleets.flatMap(({ targetGroupArns }) => targetGroupArns),
      source,
    },
  ],
};

/** The group that a deployment onto fresh servers makes; CodeDeploy names it after its own. */
export function copyOf(group: DeploymentGroupRecord, { place }: AutoScalingGroupRecord): string {
  const name = `CodeDeploy_${group.name}_d-A1B2C3D4E`;
  return regional("autoscaling", place, `autoScalingGroup:1:autoScalingGroupName/${name}`);
}

/** An instance, in the role of its profile. */
export interface AgentScene {
  readonly role: string;
  /** ARNs of the objects that it installs. */
  readonly objects: readonly string[];
}

export const INSTALL_REVISION: Step<AgentScene> = {
  name: "the agent on each server fetches the revision",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      on: ({ objects }) => objects,
      source: SOURCES.codeDeployInstances,
    },
  ],
};
