import { REPLACE_TASK_SET } from "../../iam/actions/ecs";
import { DESCRIBE_ROUTES } from "../../iam/actions/load-balancing";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { type EcsServiceNames, executionRoleArn, serviceArn, taskRoleArn } from "./names";

/** Trust of the service role: CodeDeploy, for deployment groups of this one application. */
export function assumedByCodeDeploy(place: Place, application: string): Statement[] {
  return [
    allow({
      sid: "AssumedByCodeDeploy",
      principals: { service: ["codedeploy.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn("codedeploy", place, `deploymentgroup:${application}/*`) },
      },
      because: "CodeDeploy shifts this service's traffic with it, and no other application's.",
    }),
  ];
}

interface ShiftProps {
  readonly place: Place;
  readonly names: EcsServiceNames;
  readonly cluster: string;
  readonly loadBalancer: string;
  /** True: the deployment group watches alarms. */
  readonly alarms: boolean;
  /** Functions that the deployment asks; none: it asks nobody. */
  readonly hookFunctionArns: readonly string[];
}

/**
 * What CodeDeploy does for one ECS service. Less than AWS's managed policy: it invokes the named hooks only,
 * and CodePipeline hands the revision over as text, not in S3.
 */
export function shiftTraffic(props: ShiftProps): Statement[] {
  return [
    ...replaceTasks(props),
    ...moveRoutes(props),
    ...(props.alarms ? [watchAlarms(props.place)] : []),
    ...(props.hookFunctionArns.length > 0 ? [askHooks(props.hookFunctionArns)] : []),
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

/** Invokes the functions that a deployment asks. */
export function askHooks(functionArns: readonly string[]): Statement {
  return allow({
    sid: "AskHooks",
    actions: ["lambda:InvokeFunction"],
    resources: [...functionArns],
    because: "Asks these functions, and no others, whether the deployment may go on.",
  });
}

/** Sees when an alarm goes off that stops a deployment. */
export function watchAlarms(place: Place): Statement {
  return allow({
    sid: "WatchAlarms",
    actions: ["cloudwatch:DescribeAlarms"],
    resources: [arn("cloudwatch", place, "alarm:*")],
    because: "Stops a deployment when an alarm goes off. CloudWatch checks a list of alarms as one resource.",
  });
}
