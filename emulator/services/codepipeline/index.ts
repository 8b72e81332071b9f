/**
 * CodePipeline, as far as Terraform and a pipeline that changes itself ask it: pipelines are kept, and never run.
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/Welcome.html
 */
import type { Context, Operation, Service } from "../../service";
import { ServiceError } from "../../service-error";
import { check } from "../rule";
import { forgetTags, setTags, tagOperations, tagPairs } from "../tags";
import { actions } from "./actions";
import { artifactFlow, namespaces, ruleArtifacts, variableReferences } from "./artifacts";
import { conditions, pipelineType, rollbacks } from "./conditions";
import { getExecution, listExecutions, start, stop } from "./executions";
import { checkReferences } from "./references";
import { sources, stages, stores } from "./stages";
import { type KeptPipeline, pipelineArn, pipelineByArn, pipelineOf, pipelinesOf } from "./store";
import { allTriggers, triggers } from "./triggers";
import type { Action, Pipeline, PlacedPipeline } from "./types";

const TAGS = tagPairs("key", "value");

/** In the order in which they are looked at. */
const RULES = [
  stages,
  sources,
  stores,
  actions,
  artifactFlow,
  namespaces,
  variableReferences,
  pipelineType,
  triggers,
  conditions,
  ruleArtifacts,
  rollbacks,
];

interface PipelineInput {
  readonly pipeline: Pipeline;
}

interface CreateInput extends PipelineInput {
  readonly tags?: Parameters<typeof TAGS.read>[0];
}

interface GetInput {
  readonly name: string;
  readonly version?: number;
}

const create: Operation<CreateInput> = async ({ pipeline, tags }, context) => {
  const { name } = pipeline;
  refuseTaken(name, context);
  await accept(pipeline, context);
  // The references were asked for meanwhile.
  refuseTaken(name, context);
  const now = Date.now() / 1000;
  const kept = withDefaults(pipeline, 1, context);
  pipelinesOf(context).set(name, { versions: [kept], created: now, updated: now });
  const read = TAGS.read(tags);
  setTags(context, pipelineArn(context, name), read);
  return { pipeline: kept, tags: TAGS.write(read) };
};

const update: Operation<PipelineInput> = async ({ pipeline }, context) => {
  const { name } = pipeline;
  pipelineByArn(context, pipelineArn(context, name));
  await accept(pipeline, context);
  const { versions, created } = pipelineOf(context, name);
  const kept = withDefaults(pipeline, versions.length + 1, context);
  pipelinesOf(context).set(name, { versions: [...versions, kept], created, updated: Date.now() / 1000 });
  return { pipeline: kept };
};

const get: Operation<GetInput> = ({ name, version }, context) => {
  const { versions, created, updated } = pipelineOf(context, name);
  const pipeline = versions.at(version === undefined ? -1 : version - 1);
  if (!pipeline)
    throw new ServiceError("PipelineVersionNotFoundException", `Pipeline ${name} has no version ${version}`);
  return { pipeline, metadata: { pipelineArn: pipelineArn(context, name), created, updated } };
};

/** A pipeline that isn't there is no error, as at AWS. */
const remove: Operation<{ readonly name: string }> = ({ name }, context) => {
  pipelinesOf(context).delete(name);
  forgetTags(context, pipelineArn(context, name));
  return {};
};

const list: Operation<object> = (_input, context) => ({
  pipelines: [...pipelinesOf(context).values()].map(summary),
});

export const codepipeline: Service = {
  model: "codepipeline",
  operations: {
    CreatePipeline: create,
    GetPipeline: get,
    UpdatePipeline: update,
    DeletePipeline: remove,
    ListPipelines: list,
    StartPipelineExecution: start,
    StopPipelineExecution: stop,
    GetPipelineExecution: getExecution,
    ListPipelineExecutions: listExecutions,
    ...tagOperations({
      arn: "resourceArn",
      tags: "tags",
      keys: "tagKeys",
      form: TAGS,
      find: (arn, context) => pipelineByArn(context, arn),
    }),
  },
};

async function accept(pipeline: Pipeline, context: Context): Promise<void> {
  const placed: PlacedPipeline = { ...pipeline, region: context.region };
  check(RULES, placed);
  await checkReferences(pipeline, context);
}

function refuseTaken(name: string, context: Context): void {
  if (pipelinesOf(context).has(name))
    throw new ServiceError(
      "PipelineNameInUseException",
      `A pipeline with the name '${name}' already exists in account '${context.accountId}'`,
    );
}

/** The pipeline as AWS gives it back. */
function withDefaults(pipeline: Pipeline, version: number, context: Context): Pipeline {
  return {
    ...pipeline,
    pipelineType: pipeline.pipelineType ?? "V1",
    executionMode: pipeline.executionMode ?? "SUPERSEDED",
    stages: pipeline.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => actionWithDefaults(action, context)),
    })),
    triggers: allTriggers(pipeline),
    version,
  };
}

function actionWithDefaults(action: Action, { region }: Context): Action {
  const { configuration = {} } = action;
  return {
    runOrder: 1,
    inputArtifacts: [],
    outputArtifacts: [],
    region,
    ...action,
    // Never given back once it was told.
    configuration: "OAuthToken" in configuration ? { ...configuration, OAuthToken: "****" } : configuration,
  };
}

function summary({ versions, created, updated }: KeptPipeline): object {
  const { name, version, pipelineType, executionMode } = versions.at(-1) ?? {};
  return { name, version, pipelineType, executionMode, created, updated };
}
