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
 * Requests, answers, tasks and what they use; each target group by itself, as a release shifts between them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export function ecsWidgets(facts: EcsFacts): Widget[] {
  const { region, cluster, service, loadBalancer, targetGroups, alarmArns } = facts;
  const ofGroups = (name: string, stat: string): Metric[] =>
    Object.entries(targetGroups).map(([label, targetGroup]) => ({
      namespace: "AWS/ApplicationELB",
      name,
      dimensions: { TargetGroup: targetGroup, LoadBalancer: loadBalancer },
      stat,
      label,
    }));
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
    graph("Requests", ofGroups("RequestCount", "Sum")),
    graph("Answers 5xx", ofGroups("HTTPCode_Target_5XX_Count", "Sum")),
    graph("Response time, p99 in seconds", ofGroups("TargetResponseTime", "p99")),
    graph("Healthy tasks", ofGroups("HealthyHostCount", "Minimum")),
    graph("Percent of what the tasks have", [
      used("CPUUtilization", "CPU"),
      used("MemoryUtilization", "memory"),
    ]),
    ...(alarmArns.length > 0 ? [{ kind: "alarms", title: "Alarms", alarmArns } as const] : []),
  ];
}
