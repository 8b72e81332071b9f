/** What CodeDeploy reads before it moves traffic. None of these takes a resource. */
export const DESCRIBE_ROUTES = [
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeRules",
] as const;
