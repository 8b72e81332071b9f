import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { Construct } from "constructs";
import { type LoadBalancerRef, listenerPorts, loadBalancerSecurityGroupName } from "./load-balancer-ref";

/** What tells a load balancer that another stack of the account made. */
export interface LoadBalancerLookup {
  readonly name: string;
  /** As it was made; tells the listeners' ports. */
  readonly https: boolean;
  readonly testListener: boolean;
}

/** Finds a load balancer by its name and its listeners by their ports. The stack that makes it is applied first. */
export function lookUpLoadBalancer(
  scope: Construct,
  id: string,
  lookup: LoadBalancerLookup,
): LoadBalancerRef {
  const found = new Construct(scope, id);
  const ports = listenerPorts(lookup.https);
  const alb = new DataAwsLb(found, "alb", { name: lookup.name });
  const group = new DataAwsSecurityGroup(found, "security-group", {
    name: loadBalancerSecurityGroupName(lookup.name),
    vpcId: alb.vpcId,
  });
  const listener = (name: string, port: number) =>
    new DataAwsLbListener(found, `${name}-listener`, { loadBalancerArn: alb.arn, port }).arn;
  return {
    name: lookup.name,
    arnSuffix: alb.arnSuffix,
    dnsName: alb.dnsName,
    securityGroupId: group.id,
    productionListenerArn: listener("production", ports.production),
    ...(lookup.testListener && { testListenerArn: listener("test", ports.test) }),
  };
}
