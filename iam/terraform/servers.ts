/** Auto Scaling groups, and the launch of their servers: AWS asks whether who makes a group may launch what it launches. */
import { arn, partitionOf } from "../arn";
import { type At, any, everything, here, isOurs, ours } from "./at";
import type { Service } from "./calls";

const CHANGE_GROUP = [
  "autoscaling:AttachLoadBalancerTargetGroups",
  "autoscaling:CreateAutoScalingGroup",
  "autoscaling:CreateOrUpdateTags",
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:DeleteTags",
  "autoscaling:DetachLoadBalancerTargetGroups",
  "autoscaling:ResumeProcesses",
  "autoscaling:SetInstanceProtection",
  "autoscaling:SuspendProcesses",
  "autoscaling:UpdateAutoScalingGroup",
] as const;

export const SERVERS: Service = {
  resources: {
    aws_autoscaling_group: {
      in: ["workload"],
      read: ["autoscaling:DescribeAutoScalingGroups"],
      write: [
        ...CHANGE_GROUP,
        "autoscaling:DescribeLoadBalancerTargetGroups",
        "autoscaling:DescribeScalingActivities",
        "ec2:CreateTags",
        "ec2:RunInstances",
        "elasticloadbalancing:DescribeTargetHealth",
        "iam:CreateServiceLinkedRole",
        "iam:PassRole",
        "ssm:GetParameters",
      ],
    },
  },
  limits: [
    {
      sid: "ReadServers",
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeLoadBalancerTargetGroups",
        "autoscaling:DescribeScalingActivities",
      ],
      on: everything,
      because: "Reads groups of servers, and waits for what becomes of them. None of these takes a resource.",
    },
    {
      sid: "ChangeServers",
      actions: CHANGE_GROUP,
      on: here("autoscaling", ours("autoScalingGroup:*:autoScalingGroupName/")),
      because: "Makes, changes and deletes the groups, which bear the organization's name.",
    },
    {
      sid: "UseLaunchTemplates",
      actions: ["ec2:RunInstances"],
      on: here("ec2", any("launch-template/*")),
      when: isOurs,
      because: "A group launches its servers by a launch template of the organization's.",
    },
    {
      sid: "LaunchServers",
      actions: ["ec2:RunInstances"],
      on: launched,
      when: ({ place }) => ({
        ArnLike: { "ec2:LaunchTemplate": arn("ec2", place, "launch-template/*") },
      }),
      because:
        "AWS asks it of who makes the group: what a server consists of, and only by a launch template.",
    },
    {
      sid: "TagServers",
      actions: ["ec2:CreateTags"],
      on: here("ec2", any("instance/*"), any("volume/*")),
      when: () => ({ StringEquals: { "ec2:CreateAction": "RunInstances" } }),
      because:
        "AWS asks it of who makes the group, too: servers and volumes are tagged as they are launched.",
    },
    {
      sid: "FindImages",
      actions: ["ssm:GetParameters"],
      on: ({ place }) => [
        `arn:${partitionOf(place.region)}:ssm:${place.region}::parameter/aws/service/ami-amazon-linux-latest/*`,
      ],
      because: "Launch templates name AWS's newest image by a public parameter of AWS's.",
    },
  ],
};

/** Images are anybody's: their ARNs have no account. */
function launched(at: At): readonly string[] {
  const { region } = at.place;
  const own = here(
    "ec2",
    any("instance/*"),
    any("network-interface/*"),
    any("security-group/*"),
    any("subnet/*"),
    any("volume/*"),
  );
  return [...own(at), `arn:${partitionOf(region)}:ec2:${region}::image/*`];
}
