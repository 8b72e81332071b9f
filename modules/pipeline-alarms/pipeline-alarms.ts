/** Alarms on a release pipeline: executions that fail, and builds that take long. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Items, type Made, type Maybe, makeFor } from "../../face/each";
import { times } from "../../face/number";
import { textList } from "../../face/resources";

const HOUR_SECONDS = 3600;
const FIVE_MINUTES_SECONDS = 300;

export interface PipelineAlarmsInputs {
  readonly pipeline: string;
  /** The build project of the pipeline. */
  readonly project: string;
  readonly names: { readonly failedExecutionsAlarm: string; readonly buildMinutesAlarm: string };
  /** Predicted ARNs of the topics that are told; absent: nobody is. */
  readonly alarmActions?: Items<string>;
}

/** An absent threshold makes no alarm. */
export interface PipelineAlarmsShape {
  /** Executions that failed within an hour. A retried one that fails again counts again. */
  readonly failedExecutions?: Maybe<number>;
  /** A build that takes longer. */
  readonly buildMinutes?: Maybe<number>;
  /** What must exist before the alarms and isn't referred to: the topic's policy, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface PipelineAlarmsProps extends PipelineAlarmsInputs, PipelineAlarmsShape {}

/**
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/metrics-dimensions.html and
 * https://docs.aws.amazon.com/codebuild/latest/userguide/cloudwatch_metrics-codebuild.html
 */
export class PipelineAlarms extends Construct {
  /** Those that have a threshold. */
  failedExecutions?: CloudwatchMetricAlarm;
  buildMinutes?: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    makeFor(props.failedExecutions, (threshold, made) => {
      this.failedExecutions = this.executions(props, threshold, made);
    });
    makeFor(props.buildMinutes, (minutes, made) => {
      this.buildMinutes = this.builds(props, minutes, made);
    });
  }

  private executions(props: PipelineAlarmsProps, threshold: number, made: Made): CloudwatchMetricAlarm {
    return new CloudwatchMetricAlarm(this, "failed-executions", {
      ...made,
      alarmName: props.names.failedExecutionsAlarm,
      alarmDescription: `Executions of the pipeline ${props.pipeline} fail`,
      namespace: "AWS/CodePipeline",
      metricName: "FailedPipelineExecutions",
      dimensions: { PipelineName: props.pipeline },
      statistic: "Sum",
      period: HOUR_SECONDS,
      threshold,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      ...common(props),
    });
  }

  private builds(props: PipelineAlarmsProps, minutes: number, made: Made): CloudwatchMetricAlarm {
    return new CloudwatchMetricAlarm(this, "build-minutes", {
      ...made,
      alarmName: props.names.buildMinutesAlarm,
      alarmDescription: `Builds of ${props.project} take longer than ${minutes} minutes`,
      namespace: "AWS/CodeBuild",
      metricName: "Duration",
      dimensions: { ProjectName: props.project },
      statistic: "Maximum",
      period: FIVE_MINUTES_SECONDS,
      threshold: times(minutes, 60),
      comparisonOperator: "GreaterThanThreshold",
      ...common(props),
    });
  }
}

function common({ alarmActions, dependsOn = [] }: PipelineAlarmsProps) {
  return {
    evaluationPeriods: 1,
    // No releases, no data: that is no reason to go off.
    treatMissingData: "notBreaching",
    ...(alarmActions && { alarmActions: textList(alarmActions) }),
    dependsOn: [...dependsOn],
  };
}
