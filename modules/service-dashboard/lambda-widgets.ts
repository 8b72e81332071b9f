import type { Metric, Widget } from "./service-dashboard";

/** What a function is watched by, in its own account. */
export interface LambdaFacts {
  readonly region: string;
  readonly function: string;
  /** The alias that callers invoke. */
  readonly alias: string;
  /** Predicted ARNs of the service's alarms. */
  readonly alarmArns: readonly string[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export function lambdaWidgets({ region, function: name, alias, alarmArns }: LambdaFacts): Widget[] {
  const metric = (metricName: string, stat: string, label: string): Metric => ({
    namespace: "AWS/Lambda",
    name: metricName,
    dimensions: { FunctionName: name, Resource: `${name}:${alias}` },
    stat,
    label,
  });
  const graph = (title: string, ...metrics: Metric[]): Widget => ({ kind: "graph", title, region, metrics });
  return [
    graph("Invocations", metric("Invocations", "Sum", "invocations")),
    graph("Errors", metric("Errors", "Sum", "errors"), metric("Throttles", "Sum", "throttled")),
    graph(
      "Milliseconds of an invocation",
      metric("Duration", "Average", "average"),
      metric("Duration", "p99", "p99"),
    ),
    graph("Invocations at a time", metric("ConcurrentExecutions", "Maximum", "most")),
    ...(alarmArns.length > 0 ? [{ kind: "alarms", title: "Alarms", alarmArns } as const] : []),
  ];
}
