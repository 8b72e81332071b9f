import { type Items, ifAny } from "../../face/each";
import { REPLACE_TASK_SET } from "../../iam/actions/ecs";
import { DESCRIBE_ROUTES } from "../../iam/actions/load-balancing";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { askHooks, watchAlarms } from "../codedeploy/codedeploy.policies";
import { type EcsServiceNames, executionRoleArn, serviceArn, taskRoleArn } from "./names";

interface ShiftProps {
  readonly place: Place;
  readonly names: EcsServiceNames;
  readonly cluster: string;
  readonly loadBalancer: string;
  /** True: the deployment group watches alarms. */
  readonly alarms: boolean;
  /** Functions that the deployment asks; none: it asks nobody. */
  readonly hookFunctionArns: Items<string>;
}

/**
 * What CodeDeploy does for one ECS service. Less than AWS's managed policy: it invokes the named hooks only,
 * and CodePipeline hands the revision over as text, not in S3.
 */
export function shiftTraffic(props: ShiftProps): Items<Statement> {
  return [
    ...replaceTasks(props),
    ...moveRoutes(props),
    ...(props.alarms ? [watchAlarms(props.place)] : []),
    ...ifAny(props.hookFunctionArns, () => [askHooks(props.hookFunctionArns)]),
  ];
}

function replaceTasks({ place, names, cluster }: ShiftProps): Statement[] {
  return [
    allow({
      sid: "SwitchService",
      actions: ["ecs:DescribeServices", "ecs:UpdateServicePrimaryTaskSet"],
      resources: [serviceArn(place, cluster, names)],
      because: "Makes the new version the service's own once all traffic has moved.",
    }),
    allow({
      sid: "ReplaceTaskSets",
      actions: [...REPLACE_TASK_SET],
      resources: [arn("ecs", place, `task-set/${cluster}/${names.ecsService}/*`)],
      because: "Starts the new version beside the old one, and removes the old one when its time is up.",
    }),
    allow({
      sid: "PassTaskRoles",
      actions: ["iam:PassRole"],
      resources: [taskRoleArn(place, names), executionRoleArn(place, names)],
      when: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      because: "The new version runs with the service's two roles; no other role can be handed over.",
    }),
  ];
}

function moveRoutes({ place, loadBalancer }: ShiftProps): Statement[] {
  return [
    allow({
      sid: "DescribeRoutes",
      actions: [...DESCRIBE_ROUTES],
      resources: ["*"],
      because: "Elastic Load Balancing takes no resource for these; they change nothing.",
    }),
    allow({
      sid: "MoveRoutes",
      actions: ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"],
      resources: [
        arn("elasticloadbalancing", place, `listener/app/${loadBalancer}/*`),
        arn("elasticloadbalancing", place, `listener-rule/app/${loadBalancer}/*`),
      ],
      because:
        "Shifts traffic between the two target groups. Ids of listeners and rules are AWS's to choose.",
    }),
  ];
}
