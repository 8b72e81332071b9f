import { type Place, roleArn, rootArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, type Statement } from "../../iam/statement";

/** Trust: the build roles of these names in the tools account. */
export function assumedByBuilds(tools: Place, builderRoles: readonly string[]): Statement[] {
  const builders = builderRoles.map((name) => roleArn(tools, ROLE_PATHS.build, name));
  return [
    allow({
      sid: "AssumedByVerification",
      principals: { aws: [rootArn(tools)] },
      actions: ["sts:AssumeRole"],
      when: { ArnEquals: { "aws:PrincipalArn": builders } },
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
