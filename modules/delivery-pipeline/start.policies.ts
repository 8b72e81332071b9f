import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** A pipeline's predictable ARN. */
export function pipelineArn(place: Place, pipeline: string): string {
  return arn("codepipeline", place, pipeline);
}

/** All that a role may do which an event or a clock starts a pipeline with. */
export function startPipeline(place: Place, pipeline: string): Statement {
  return allow({
    sid: "StartPipeline",
    actions: ["codepipeline:StartPipelineExecution"],
    resources: [pipelineArn(place, pipeline)],
    because: "Starts this one pipeline, and can do nothing else.",
  });
}

/** A service of AWS, on behalf of one thing of this account. */
export function assumedFor(place: Place, service: string, sourceArn: string): Statement {
  return allow({
    sid: "AssumedToStart",
    principals: { service: [service] },
    actions: ["sts:AssumeRole"],
    when: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnEquals: { "aws:SourceArn": sourceArn },
    },
    because: "Only what was made to start the pipeline starts it with this role.",
  });
}
