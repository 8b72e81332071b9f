import type { Construct } from "constructs";
import type { PipelineSource } from "../../modules/delivery-pipeline/parts";
import type { Trigger } from "../../modules/delivery-pipeline/trigger";
import type { ServiceProps } from "../service-props";

/** What a pipeline of a service is started by. */
export type Start = "push" | "pull-request";

/** A pipeline that a source starts. */
export interface StartedPipeline {
  readonly name: string;
  /** A reference. */
  readonly arn: string;
}

/** Where a service's code comes from, made for the service. */
export interface ServiceSource {
  /** The first stage of each of its pipelines. */
  readonly begin: PipelineSource;
  /** What a person is asked to release: a reference to the source action's variable. */
  readonly revision: string;
  /** What CodePipeline itself starts a pipeline on; undefined: nothing. */
  trigger(start: Start): Trigger | undefined;
  /** Makes what else starts a pipeline. */
  start(scope: Construct, start: Start, pipeline: StartedPipeline): void;
}

/** A kind of source: makes what a service needs of it in the tools account. */
export type SourceMaker = (scope: Construct, props: ServiceProps) => ServiceSource;
