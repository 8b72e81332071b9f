import { type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** Trust: the given build roles of the tools account, by their predicted ARNs. */
export function assumedByBuilds(tools: Place, builderRoles: readonly string[]): Statement[] {
  return [
    allow({
      sid: "AssumedByVerification",
      principals: { aws: [rootArn(tools)] },
      actions: ["sts:AssumeRole"],
      when: { ArnEquals: { "aws:PrincipalArn": builderRoles } },
      because: "Builds that verify a release ask where the service answers; other builds have no reason to.",
    }),
  ];
}

/** All that the role may do. */
export function lookUpLoadBalancers(): Statement[] {
  return [
    allow({
      sid: "LookUpLoadBalancers",
      actions: ["elasticloadbalancing:DescribeLoadBalancers"],
      resources: ["*"],
      because: "Tells a load balancer's address. Elastic Load Balancing takes no resource for it.",
    }),
  ];
}
