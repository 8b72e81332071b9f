import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";

/** Hosts and paths must both match; neither given: every request. */
export function conditions(hosts: readonly string[], paths: readonly string[]): LbListenerRuleCondition[] {
  const all = hosts.length + paths.length === 0 ? ["/*"] : paths;
  return [
    ...(hosts.length > 0 ? [{ hostHeader: { values: [...hosts] } }] : []),
    ...(all.length > 0 ? [{ pathPattern: { values: [...all] } }] : []),
  ];
}
