/**
 * Alarms that stop a release of a function and roll it back. They measure the alias as a whole: CloudWatch tells versions
 * apart only by their numbers, which nobody knows before the release. Of a canary's errors the alarm sees the canary's share.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { Items, Maybe } from "../../face/each";
import { attributeOfMade } from "../../face/resources";
import { ALIAS, type LambdaServiceNames } from "./names";

/** Thresholds, and alarms of others; what is absent makes no alarm: it decides what exists. */
export interface RollbackOn {
  /** Failed invocations per hundred. */
  readonly errorRatePercent?: Maybe<number>;
  /** p99 of the duration, in milliseconds. */
  readonly latencyMs?: Maybe<number>;
  /** Names of alarms that exist. They and those made here: at most ten, CodeDeploy's limit. */
  readonly alarms?: Items<string>;
}

interface AlarmsProps {
  readonly names: Pick<LambdaServiceNames, "lambdaFunction" | "errorAlarm" | "latencyAlarm">;
  readonly rollbackOn: RollbackOn;
}

/** Two bad minutes out of three, as for containers. */
const EVALUATION = { evaluationPeriods: 3, datapointsToAlarm: 2 };
const PERIOD_SECONDS = 60;

type Query = CloudwatchMetricAlarmMetricQuery;

export class Alarms extends Construct {
  /** What is made here by reference, so that who uses an alarm is made after it; then the alarms of others. */
  readonly names: Items<string>;

  constructor(scope: Construct, id: string, { names, rollbackOn }: AlarmsProps) {
    super(scope, id);
    const { errorRatePercent, latencyMs, alarms = [] } = rollbackOn;
    const { lambdaFunction, errorAlarm, latencyAlarm } = names;
    this.names = [
      ...this.alarm("errors", errorAlarm, errorRatePercent, errorRate(lambdaFunction)),
      ...this.alarm("latency", latencyAlarm, latencyMs, duration(lambdaFunction)),
      ...alarms,
    ];
  }

  /** Its name, if there is a threshold. */
  private alarm(
    id: string,
    alarmName: string,
    threshold: Maybe<number>,
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
          comparisonOperator: "GreaterThanThreshold",
          threshold: known,
          ...EVALUATION,
          // No invocations, no data: that is no reason to roll back.
          treatMissingData: "notBreaching",
          metricQuery,
        }),
    );
  }
}

function errorRate(name: string): Query[] {
  const expression = "IF(FILL(invocations, 0) > 0, 100 * FILL(errors, 0) / FILL(invocations, 0), 0)";
  return [
    metric("errors", "Errors", "Sum", name),
    metric("invocations", "Invocations", "Sum", name),
    { id: "rate", label: "Error rate in percent", expression, returnData: true },
  ];
}

function duration(name: string): Query[] {
  return [{ ...metric("duration", "Duration", "p99", name), label: "p99 in milliseconds", returnData: true }];
}

/** What invocations of the alias give, whichever version answers. */
function metric(id: string, metricName: string, stat: string, name: string): Query {
  const dimensions = { FunctionName: name, Resource: `${name}:${ALIAS}` };
  return {
    id,
    returnData: false,
    metric: { namespace: "AWS/Lambda", metricName, stat, period: PERIOD_SECONDS, dimensions },
  };
}
