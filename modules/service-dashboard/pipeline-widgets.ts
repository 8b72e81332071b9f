import type { Metric, Widget } from "./service-dashboard";

/** What a service's release pipeline is watched by. */
export interface PipelineFacts {
  readonly region: string;
  readonly pipeline: string;
  /** The project that builds. */
  readonly project: string;
  /** Predicted ARNs of the pipeline's alarms. */
  readonly alarmArns: readonly string[];
}

/**
 * Executions and builds of a release pipeline.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/metrics-dimensions.html and
 * https://docs.aws.amazon.com/codebuild/latest/userguide/cloudwatch_metrics-codebuild.html
 */
export function pipelineWidgets({ region, pipeline, project, alarmArns }: PipelineFacts): Widget[] {
  const execution = (name: string, stat: string, label: string): Metric => ({
    namespace: "AWS/CodePipeline",
    name,
    dimensions: { PipelineName: pipeline },
    stat,
    label,
  });
  const build = (name: string, stat: string, label: string): Metric => ({
    namespace: "AWS/CodeBuild",
    name,
    dimensions: { ProjectName: project },
    stat,
    label,
  });
  const graph = (title: string, ...metrics: Metric[]): Widget => ({ kind: "graph", title, region, metrics });
  return [
    graph(
      "Executions",
      execution("PipelineDuration", "SampleCount", "ended"),
      execution("FailedPipelineExecutions", "Sum", "failed"),
    ),
    graph(
      "Seconds from start to end",
      execution("PipelineDuration", "Average", "average"),
      execution("PipelineDuration", "Maximum", "longest"),
    ),
    graph("Builds", build("Builds", "Sum", "started"), build("FailedBuilds", "Sum", "failed")),
    graph(
      "Seconds of a build",
      build("Duration", "Average", "average"),
      build("Duration", "Maximum", "longest"),
      build("QueuedDuration", "Maximum", "longest wait"),
    ),
    ...(alarmArns.length > 0 ? [{ kind: "alarms", title: "Alarms", alarmArns } as const] : []),
  ];
}
