import { loadBalancerWidgets } from "./load-balancer-widgets";
import type { Widget } from "./service-dashboard";

/** What a fleet is watched by, in its own account. */
export interface ServerFacts {
  readonly region: string;
  /** The first group. Copies that blue/green deployments make have names that nobody can predict. */
  readonly autoScalingGroup: string;
  /** `arn_suffix` of the load balancer. */
  readonly loadBalancer: string;
  /** `arn_suffix` of each target group, by a name for it. */
  readonly targetGroups: Readonly<Record<string, string>>;
  /** Predicted ARNs of the service's alarms. */
  readonly alarmArns: readonly string[];
}

/**
 * Requests, answers, servers and what they use.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
export function serverWidgets(facts: ServerFacts): Widget[] {
  const { region, autoScalingGroup, alarmArns } = facts;
  const cpu = (stat: string, label: string) => ({
    namespace: "AWS/EC2",
    name: "CPUUtilization",
    dimensions: { AutoScalingGroupName: autoScalingGroup },
    stat,
    label,
  });
  return [
    ...loadBalancerWidgets({ ...facts, targets: "servers" }),
    {
      kind: "graph",
      title: "CPU of the first group, in percent",
      region,
      metrics: [cpu("Average", "average"), cpu("Maximum", "busiest")],
    },
    ...(alarmArns.length > 0 ? [{ kind: "alarms", title: "Alarms", alarmArns } as const] : []),
  ];
}
