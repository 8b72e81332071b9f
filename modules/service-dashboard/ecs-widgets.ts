import { loadBalancerWidgets } from "./load-balancer-widgets";
import type { Metric, Widget } from "./service-dashboard";

/** What an ECS service is watched by, in its own account. */
export interface EcsFacts {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  /** `arn_suffix` of the load balancer. */
  readonly loadBalancer: string;
  /** `arn_suffix` of each target group, by a name for it. */
  readonly targetGroups: Readonly<Record<string, string>>;
  /** Predicted ARNs of the service's alarms. */
  readonly alarmArns: readonly string[];
}

/**
 * Requests, answers, tasks and what they use.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export function ecsWidgets(facts: EcsFacts): Widget[] {
  const { region, cluster, service, alarmArns } = facts;
  const used = (name: string, label: string): Metric => ({
    namespace: "AWS/ECS",
    name,
    dimensions: { ClusterName: cluster, ServiceName: service },
    stat: "Average",
    label,
  });
  const graph = (title: string, metrics: readonly Metric[]): Widget => ({
    kind: "graph",
    title,
    region,
    metrics,
  });
  return [
    ...loadBalancerWidgets({ ...facts, targets: "tasks" }),
    graph("Percent of what the tasks have", [
      used("CPUUtilization", "CPU"),
      used("MemoryUtilization", "memory"),
    ]),
    ...(alarmArns.length > 0 ? [{ kind: "alarms", title: "Alarms", alarmArns } as const] : []),
  ];
}
