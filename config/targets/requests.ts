import type { Environment } from "../account";

/** Which requests of a shared load balancer are a service's; both empty: all of them. */
export interface Requests {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Precedence of the listener rule, 1 to 49,999. Absent: made from the service's name, last for every request. */
  readonly priority?: number;
}

/** Why verification can't call a service by the load balancer's own name; undefined: it can. */
export function hiddenBehindLoadBalancer(
  { hosts }: Requests,
  { certificateArn }: Environment,
): string | undefined {
  if (hosts.length > 0) return "the service answers to its hosts only, not to the load balancer's own name";
  return certificateArn === undefined ? undefined : "the load balancer's own name is not on the certificate";
}
