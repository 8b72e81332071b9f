/** Where pipelines are kept, and finding them there. */
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import type { Pipeline } from "./types";

/** A pipeline, with every version that it had. */
export interface KeptPipeline {
  /** Oldest first; the version is the place, counted from 1. */
  readonly versions: readonly Pipeline[];
  /** Epoch seconds. */
  readonly created: number;
  readonly updated: number;
}

/** Pipelines, by name. */
export function pipelinesOf(context: Context): Map<string, KeptPipeline> {
  return context.collection("pipelines");
}

/** ARN of a pipeline; without a kind before its name, unlike elsewhere. */
export function pipelineArn(context: Context, name: string): string {
  return context.arn("codepipeline", name);
}

/** @throws ServiceError when there is no such pipeline */
export function pipelineOf(context: Context, name: string): KeptPipeline {
  const found = pipelinesOf(context).get(name);
  if (found) return found;
  throw new ServiceError(
    "PipelineNotFoundException",
    `Account '${context.accountId}' does not have a pipeline with name '${name}'`,
  );
}

/** @throws ServiceError when no pipeline has the ARN */
export function pipelineByArn(context: Context, arn: string): KeptPipeline {
  const prefix = pipelineArn(context, "");
  const found = arn.startsWith(prefix) ? pipelinesOf(context).get(arn.slice(prefix.length)) : undefined;
  if (found) return found;
  throw new ServiceError(
    "ResourceNotFoundException",
    `The account with id '${context.accountId}' does not include a pipeline with the ARN '${arn}'`,
  );
}
