/** The pipelines of a stack, as AWS CodePipeline has them. */
import { conditionsOf, type StageConditions } from "./conditions";
import { ofType, type Resource } from "./resources";
import { type Starts, startsOf } from "./starts";
import { blocksIn, numberIn, textIn, type Values, valuesAt } from "./values";

export interface PipelineAction {
  readonly name: string;
  /** `Source`, `Build`, `Test`, `Approval`, `Deploy`. */
  readonly category: string;
  /** `CodeBuild`, `CodeDeployToECS`, … */
  readonly provider: string;
  /** Actions of one order run side by side. */
  readonly order: number;
  /** ARN of the role as which it acts; absent: as the pipeline's own role. */
  readonly roleArn?: string;
  /** How long a person may take. */
  readonly timeoutMinutes?: number;
}

export interface PipelineStage {
  readonly name: string;
  readonly actions: readonly PipelineAction[];
  readonly conditions: StageConditions;
}

export interface Pipeline extends Starts {
  readonly name: string;
  /** `QUEUED`, `SUPERSEDED`, `PARALLEL`; absent while it isn't known. */
  readonly mode?: string;
  /** `owner/name`, of CodeCommit the name alone, of S3 `bucket/key`; absent in a plan that doesn't know the connection yet. */
  readonly repository?: string;
  readonly stages: readonly PipelineStage[];
}

/** The pipelines among the resources: releases first, then those of pull requests. */
export function pipelinesOf(resources: readonly Resource[]): Pipeline[] {
  const pipelines = ofType(resources, "aws_codepipeline").map((values) => pipelineOf(values, resources));
  return pipelines.sort(
    (a, b) =>
      Number(a.startedBy === "pull request") - Number(b.startedBy === "pull request") ||
      (a.name < b.name ? -1 : 1),
  );
}

function pipelineOf(values: Values, resources: readonly Resource[]): Pipeline {
  const stages = blocksIn(values, "stage");
  const actions = stages.flatMap((stage) => blocksIn(stage, "action"));
  const repository = actions
    .map(({ configuration }) => valuesAt(configuration))
    .map(
      (values) =>
        textIn(values, "FullRepositoryId") ?? textIn(values, "RepositoryName") ?? uploadedObject(values),
    )
    .find((name) => name !== undefined);
  const mode = textIn(values, "execution_mode");
  return {
    name: textIn(values, "name") ?? "",
    ...(mode !== undefined && { mode }),
    ...startsOf(resources, {
      values,
      repository,
      deploys: actions.some((action) => textIn(action, "role_arn") !== undefined),
    }),
    ...(repository !== undefined && { repository }),
    stages: stages.map((stage) => ({
      name: textIn(stage, "name") ?? "",
      actions: blocksIn(stage, "action").map(actionOf),
      conditions: conditionsOf(stage),
    })),
  };
}

function uploadedObject(configuration: Values): string | undefined {
  const [bucket, key] = ["S3Bucket", "S3ObjectKey"].map((name) => textIn(configuration, name));
  return bucket && key && `${bucket}/${key}`;
}

function actionOf(action: Values): PipelineAction {
  const roleArn = textIn(action, "role_arn");
  const timeoutMinutes = numberIn(action, "timeout_in_minutes");
  return {
    name: textIn(action, "name") ?? "",
    category: textIn(action, "category") ?? "",
    provider: textIn(action, "provider") ?? "",
    order: numberIn(action, "run_order") ?? 1,
    ...(roleArn !== undefined && { roleArn }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
  };
}

/** The actions of a stage as they run: one after the other, those of one order side by side. */
export function stepsOf({ actions }: PipelineStage): PipelineAction[][] {
  const orders = [...new Set(actions.map(({ order }) => order))].sort((a, b) => a - b);
  return orders.map((order) => actions.filter((action) => action.order === order));
}
