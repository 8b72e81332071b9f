/** Executions of pipelines, as far as whoever starts and stops them asks: none of their actions ever runs. */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { pipelineOf } from "./store";

interface Execution {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
  /** As it was when the execution began. */
  readonly pipelineVersion: number;
  readonly status: "InProgress" | "Stopped";
  /** Why it was stopped. */
  readonly statusSummary?: string;
}

interface Named {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
}

function executionsOf(context: Context): Map<string, Execution> {
  return context.collection("pipeline-executions");
}

function executionOf({ pipelineName, pipelineExecutionId }: Named, context: Context): Execution {
  pipelineOf(context, pipelineName);
  const found = executionsOf(context).get(pipelineExecutionId);
  if (found?.pipelineName === pipelineName) return found;
  throw new ServiceError(
    "PipelineExecutionNotFoundException",
    `The pipeline ${pipelineName} has no execution ${pipelineExecutionId}`,
  );
}

export const start: Operation<{ readonly name: string }> = ({ name }, context) => {
  const pipelineExecutionId = randomUUID();
  const { versions } = pipelineOf(context, name);
  executionsOf(context).set(pipelineExecutionId, {
    pipelineName: name,
    pipelineExecutionId,
    pipelineVersion: versions.length,
    status: "InProgress",
  });
  return { pipelineExecutionId };
};

/** At AWS an execution whose actions still run is `Stopping` until they end. */
export const stop: Operation<Named & { readonly reason?: string }> = (input, context) => {
  const execution = executionOf(input, context);
  if (execution.status === "Stopped")
    throw new ServiceError(
      "PipelineExecutionNotStoppableException",
      `The execution ${input.pipelineExecutionId} is stopped already`,
    );
  executionsOf(context).set(input.pipelineExecutionId, {
    ...execution,
    status: "Stopped",
    ...(input.reason !== undefined && { statusSummary: input.reason }),
  });
  return { pipelineExecutionId: input.pipelineExecutionId };
};

export const getExecution: Operation<Named> = (input, context) => ({
  pipelineExecution: executionOf(input, context),
});

/** The last comes first. */
export const listExecutions: Operation<{ readonly pipelineName: string }> = ({ pipelineName }, context) => {
  pipelineOf(context, pipelineName);
  const own = [...executionsOf(context).values()].filter((one) => one.pipelineName === pipelineName);
  return {
    pipelineExecutionSummaries: own.reverse().map(({ pipelineExecutionId, status, statusSummary }) => ({
      pipelineExecutionId,
      status,
      ...(statusSummary !== undefined && { statusSummary }),
    })),
  };
};
