/** Load balancers: told by tag, since a long name is cut and its listeners and rules have ids of AWS's. */
import { type AccountKind, any, becomesOurs, everything, here, isOurs } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["workload"];
const TAG = ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"] as const;
const READ_LISTENER = [
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeListenerAttributes",
  "elasticloadbalancing:DescribeTags",
] as const;
const READ_LOAD_BALANCER = [
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeTags",
] as const;
const MAKE = [
  "elasticloadbalancing:CreateLoadBalancer",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:CreateTargetGroup",
] as const;

const THINGS = here(
  "elasticloadbalancing",
  any("listener/app/*"),
  any("listener-rule/app/*"),
  any("loadbalancer/*"),
  any("targetgroup/*"),
);

export const LOAD_BALANCING: Service = {
  resources: {
    aws_lb: {
      in: HERE,
      read: READ_LOAD_BALANCER,
      write: [
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
        "ec2:DescribeNetworkInterfaces",
        "iam:CreateServiceLinkedRole",
        ...TAG,
      ],
    },
    aws_lb_listener: {
      in: HERE,
      read: READ_LISTENER,
      write: [
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes",
        ...TAG,
      ],
    },
    aws_lb_listener_rule: {
      in: HERE,
      read: ["elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTags"],
      write: [
        "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:DeleteRule",
        "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:SetRulePriorities",
        ...TAG,
      ],
    },
    aws_lb_target_group: {
      in: HERE,
      read: [
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
      ],
      write: [
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        ...TAG,
      ],
    },
  },
  dataSources: {
    aws_lb: { in: HERE, read: READ_LOAD_BALANCER },
    aws_lb_listener: { in: HERE, read: READ_LISTENER },
  },
  limits: [
    {
      sid: "ReadLoadBalancers",
      actions: [
        "elasticloadbalancing:DescribeCapacityReservation",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      on: everything,
      because: "Reads load balancers and what they lead to. None of these takes a resource.",
    },
    {
      sid: "MakeLoadBalancers",
      actions: ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
      on: here("elasticloadbalancing", any("loadbalancer/*"), any("targetgroup/*")),
      when: becomesOurs,
      because: "Makes what bears the organization's tag.",
    },
    {
      sid: "ChangeLoadBalancers",
      actions: [
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteRule",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetRulePriorities",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
      ],
      on: THINGS,
      when: isOurs,
      because: "Changes and deletes what bears the organization's tag, and makes listeners and rules in it.",
    },
    {
      sid: "TagNewLoadBalancers",
      actions: ["elasticloadbalancing:AddTags"],
      on: here("elasticloadbalancing", any("*/*")),
      when: () => ({
        StringEquals: {
          "elasticloadbalancing:CreateAction": MAKE.map((action) => action.slice(action.indexOf(":") + 1)),
        },
      }),
      because: "Tags a thing in the call that makes it, and no other thing.",
    },
  ],
};
