import type { Items, Switch } from "../../face/each";
import { onlyIf } from "../../face/resources";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { watchAlarms } from "../codedeploy/codedeploy.policies";
import { type FleetNames, fleetArns } from "./names";
import { replaceFleet } from "./replace-fleet.policies";

export interface DeployToFleetProps {
  readonly place: Place;
  readonly names: FleetNames;
  /** True: releases go onto fresh servers. */
  readonly freshServers: Switch;
  /** True: the deployment group watches alarms. */
  readonly alarms: boolean;
  /** Name of the public parameter that holds the image; absent: the image is named by its id. */
  readonly imageParameter?: string;
}

/**
 * What CodeDeploy does for one fleet: AWS's managed policy AWSCodeDeployRole without what other fleets, classic load
 * balancers, tag filters, warm pools and notifications take, and with what launch templates take beside it.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html
 */
export function deployToFleet(props: DeployToFleetProps): Items<Statement> {
  return [
    ...lookAtFleet(),
    ...workOnFleet(props),
    ...onlyIf(props.freshServers, replaceFleet(props)),
    ...(props.alarms ? [watchAlarms(props.place)] : []),
  ];
}

function lookAtFleet(): Statement[] {
  return [
    allow({
      sid: "LookAtFleet",
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeLifecycleHooks",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
      ],
      resources: ["*"],
      because: "Finds the servers to deploy to. None of these takes a resource; they change nothing.",
    }),
    allow({
      sid: "LookAtTargets",
      actions: [
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      resources: ["*"],
      because: "Waits until a server has drained or is well. None takes a resource; they change nothing.",
    }),
  ];
}

function workOnFleet({ place, names }: DeployToFleetProps): Statement[] {
  return [
    allow({
      sid: "HookIntoLaunches",
      actions: [
        "autoscaling:PutLifecycleHook",
        "autoscaling:DeleteLifecycleHook",
        "autoscaling:CompleteLifecycleAction",
        "autoscaling:RecordLifecycleActionHeartbeat",
        "autoscaling:SuspendProcesses",
        "autoscaling:ResumeProcesses",
      ],
      resources: fleetArns(place, names),
      because: "A server that is added gets the current release before it serves.",
    }),
    allow({
      sid: "MoveServers",
      actions: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
      resources: [arn("elasticloadbalancing", place, `targetgroup/${names.serverTargetGroup}/*`)],
      because: "Takes a server out of the load balancer while it is changed, and puts it back.",
    }),
  ];
}
