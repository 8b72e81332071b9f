import type { Metric, Widget } from "./service-dashboard";

/** What answers behind a load balancer. */
export interface AnswersFacts {
  readonly region: string;
  /** `arn_suffix` of the load balancer. */
  readonly loadBalancer: string;
  /** `arn_suffix` of each target group, by a name for it. */
  readonly targetGroups: Readonly<Record<string, string>>;
  /** What the targets are, in a graph's words: `tasks`, `servers`. */
  readonly targets: string;
}

/**
 * Requests and answers; each target group by itself, as a release may shift between them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function loadBalancerWidgets({ region, loadBalancer, targetGroups, targets }: AnswersFacts): Widget[] {
  const graph = (title: string, name: string, stat: string): Widget => ({
    kind: "graph",
    title,
    region,
    metrics: Object.entries(targetGroups).map(
      ([label, targetGroup]): Metric => ({
        namespace: "AWS/ApplicationELB",
        name,
        dimensions: { TargetGroup: targetGroup, LoadBalancer: loadBalancer },
        stat,
        label,
      }),
    ),
  });
  return [
    graph("Requests", "RequestCount", "Sum"),
    graph("Answers 5xx", "HTTPCode_Target_5XX_Count", "Sum"),
    graph("Response time, p99 in seconds", "TargetResponseTime", "p99"),
    graph(`Healthy ${targets}`, "HealthyHostCount", "Minimum"),
  ];
}
