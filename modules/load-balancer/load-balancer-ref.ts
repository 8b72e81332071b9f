import type { Maybe } from "../../face/each";

/**
 * What services need to know of a load balancer, whoever made it: filled by references inside one stack, by data
 * sources across stacks.
 */
export interface LoadBalancerRef {
  /** Chosen, so that policies can name its listeners before they exist. */
  readonly name: string;
  /** What CloudWatch calls it: `app/<name>/<id>`. */
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** Services let this group in, and let it reach them. */
  readonly securityGroupId: string;
  readonly productionListenerArn: string;
  /** Absent: the load balancer has no test listener. */
  readonly testListenerArn?: string;
}

/** What a service that it serves needs of it. */
export type ServingLoadBalancer = Omit<LoadBalancerRef, "dnsName" | "testListenerArn"> & {
  readonly testListenerArn?: Maybe<string>;
};

/** Ports of the production and of the test listener. */
export function listenerPorts(https: boolean): { readonly production: number; readonly test: number } {
  return https ? { production: 443, test: 8443 } : { production: 80, test: 8080 };
}

/** A security group's name is unique in its VPC; a service's own group bears the service's name. */
export function loadBalancerSecurityGroupName(loadBalancer: string): string {
  return `${loadBalancer}-load-balancer`;
}
