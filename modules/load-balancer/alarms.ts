/**
 * Alarms on target groups that stop a release and roll it back. During a blue/green release the new version serves from a target group
 * of its own and may get a tenth of the requests: each group is measured by itself and the worse one counts, so that
 * a healthy majority can't hide it.
 */
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { type Items, inMaybe, type Maybe } from "../../face/each";
import { dividedBy } from "../../face/number";
import { attributeOfMade } from "../../face/resources";

/** Thresholds, and alarms of others; what is absent makes no alarm: it decides what exists. */
export interface RollbackOn {
  /** 5xx answers per hundred requests. */
  readonly errorRatePercent?: Maybe<number>;
  /** p99 of the targets' response time, in milliseconds. */
  readonly latencyMs?: Maybe<number>;
  /** Targets that fail their health check: this many or more. */
  readonly unhealthyHosts?: Maybe<number>;
  /** Names of alarms that exist. They and those made here: at most ten, CodeDeploy's limit. */
  readonly alarms?: Items<string>;
}

interface AlarmsProps {
  readonly names: {
    readonly errorAlarm: string;
    readonly latencyAlarm: string;
    readonly unhealthyHostsAlarm: string;
  };
  /** What the targets are, in a graph's words: `Tasks`, `Servers`. */
  readonly targets: string;
  readonly rollbackOn: RollbackOn;
  /** `arn_suffix` of the load balancer. */
  readonly loadBalancer: string;
  /** `arn_suffix` of each target group, by a name for it. */
  readonly targetGroups: Readonly<Record<string, string>>;
}

/** Two bad minutes out of three: fast enough to stop a canary of five minutes, and no single minute does it. */
const EVALUATION = { evaluationPeriods: 3, datapointsToAlarm: 2 };
const PERIOD_SECONDS = 60;

type Query = CloudwatchMetricAlarmMetricQuery;
type Threshold = { readonly comparisonOperator: string; readonly threshold: number };

const above = (threshold: number): Threshold => ({ comparisonOperator: "GreaterThanThreshold", threshold });
/** CloudWatch counts seconds. */
const aboveMs = (milliseconds: number): Threshold => above(dividedBy(milliseconds, 1000));
const from = (threshold: number): Threshold => ({
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  threshold,
});

export class Alarms extends Construct {
  /** What is made here by reference, so that who uses an alarm is made after it; then the alarms of others. */
  readonly names: Items<string>;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { names } = props;
    const { errorRatePercent, latencyMs, unhealthyHosts, alarms = [] } = props.rollbackOn;
    this.names = [
      ...this.alarm("errors", names.errorAlarm, inMaybe(errorRatePercent, above), errorRate(props)),
      ...this.alarm("latency", names.latencyAlarm, inMaybe(latencyMs, aboveMs), latency(props)),
      ...this.alarm(
        "unhealthy-hosts",
        names.unhealthyHostsAlarm,
        inMaybe(unhealthyHosts, from),
        unhealthyTargets(props),
      ),
      ...alarms,
    ];
  }

  /** Its name, if there is a threshold. */
  private alarm(
    id: string,
    alarmName: string,
    threshold: Maybe<Threshold>,
    metricQuery: Query[],
  ): Items<string> {
    return attributeOfMade(
      threshold,
      "alarm_name",
      (known, made) =>
        new CloudwatchMetricAlarm(this, id, {
          ...made,
          alarmName,
          alarmDescription: "Stops a release under way and rolls it back",
          ...known,
          ...EVALUATION,
          // No requests, no data: that is no reason to roll back.
          treatMissingData: "notBreaching",
          metricQuery,
        }),
    );
  }
}

/** Percent of the requests answered 5xx by targets, in the worse group. */
function errorRate(props: AlarmsProps): Query[] {
  const groups = Object.entries(props.targetGroups);
  const measured = groups.flatMap(([group, targetGroup]) => {
    const dimensions = { LoadBalancer: props.loadBalancer, TargetGroup: targetGroup };
    return [
      metric(`${group}_errors`, "HTTPCode_Target_5XX_Count", "Sum", dimensions),
      metric(`${group}_requests`, "RequestCount", "Sum", dimensions),
      { id: `${group}_rate`, expression: rateExpression(group), returnData: false },
    ];
  });
  const rates = groups.map(([group]) => `${group}_rate`);
  return [...measured, worst("Error rate in percent", rates)];
}

/** CloudWatch has no data points for a minute without errors or without requests: both count as zero. */
function rateExpression(group: string): string {
  const requests = `FILL(${group}_requests, 0)`;
  return `IF(${requests} > 0, 100 * FILL(${group}_errors, 0) / ${requests}, 0)`;
}

/** Seconds within which all but one in a hundred requests were answered, in the worse group. */
function latency(props: AlarmsProps): Query[] {
  const groups = Object.entries(props.targetGroups);
  const measured = groups.map(([group, targetGroup]) => {
    const dimensions = { LoadBalancer: props.loadBalancer, TargetGroup: targetGroup };
    return metric(`${group}_latency`, "TargetResponseTime", "p99", dimensions);
  });
  const series = groups.map(([group]) => `FILL(${group}_latency, 0)`);
  return [...measured, worst("p99 of the response time in seconds", series)];
}

/** Targets that fail their health check, in the worse group. A group that no listener uses has none. */
function unhealthyTargets(props: AlarmsProps): Query[] {
  const groups = Object.entries(props.targetGroups);
  const measured = groups.map(([group, targetGroup]) => {
    const dimensions = { LoadBalancer: props.loadBalancer, TargetGroup: targetGroup };
    return metric(`${group}_unhealthy`, "UnHealthyHostCount", "Maximum", dimensions);
  });
  const series = groups.map(([group]) => `FILL(${group}_unhealthy, 0)`);
  return [...measured, worst(`${props.targets} that fail their health check`, series)];
}

function metric(id: string, metricName: string, stat: string, dimensions: Record<string, string>): Query {
  return {
    id,
    returnData: false,
    metric: { namespace: "AWS/ApplicationELB", metricName, stat, period: PERIOD_SECONDS, dimensions },
  };
}

/** What the alarm compares. */
function worst(label: string, series: readonly string[]): Query {
  return { id: "worst", label, expression: `MAX([${series.join(", ")}])`, returnData: true };
}
