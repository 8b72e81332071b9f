import { eachOf, type Items } from "../../face/each";
import type { Statement } from "../../iam/statement";
import type { StageConditions } from "./conditions";

/**
 * The vocabulary in which sources, checks, gates and targets meet a pipeline: plain ordered data, rendered once by
 * `DeliveryPipeline`. Action types and their configuration keys are AWS's:
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 */
export interface Action {
  /** Unique within its stage; letters, digits and `.@-_`, at most 100. */
  readonly name: string;
  readonly category: "Source" | "Build" | "Test" | "Deploy" | "Approval" | "Invoke";
  readonly provider: string;
  readonly version?: string;
  /** Actions of a stage with the same order run side by side. Default 1. */
  readonly runOrder?: number;
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts?: Items<string>;
  readonly outputArtifacts?: Items<string>;
  /** A role in another account that the pipeline's role assumes for this action. */
  readonly roleArn?: string;
  /** Another region than the pipeline's, in which the action works. */
  readonly region?: string;
  /** Publishes the action's variables as `#{namespace.Variable}`. */
  readonly namespace?: string;
  readonly timeoutInMinutes?: number;
}

/** Actions in their order, with what the pipeline's role must be allowed for them. */
export interface PipelinePart {
  readonly actions: readonly Action[];
  readonly statements: Items<Statement>;
}

export interface Stage {
  readonly name: string;
  readonly parts: Items<PipelinePart>;
  /** Absent: an execution enters and leaves it unconditionally, and ends where an action fails. */
  readonly conditions?: StageConditions;
}

/** Where the code comes from; it begins every pipeline. */
export interface PipelineSource extends PipelinePart {
  /** Statements that name something AWS gives an id: kept in a policy of their own, so that the rest is known. */
  readonly unpredictable: readonly Statement[];
}

/** The actions of a stage. */
export function actionsOf({ parts }: Stage): Items<Action> {
  return eachOf(parts, ({ actions }) => actions);
}

/** Moves a part behind others of its stage. */
export function runAfter(order: number, part: PipelinePart): PipelinePart {
  return {
    ...part,
    actions: part.actions.map((action) => ({ ...action, runOrder: (action.runOrder ?? 1) + order })),
  };
}

/** What a part does as a role of another account, it does in this region. */
export function actIn(region: string, part: PipelinePart): PipelinePart {
  return {
    ...part,
    actions: part.actions.map((action) => (action.roleArn === undefined ? action : { ...action, region })),
  };
}

/** Name of the source action, which triggers and overridden revisions refer to. */
export const SOURCE_ACTION = "source";

/** Names of the artifacts that a release pipeline hands on. */
export const ARTIFACTS = { source: "source", build: "build" } as const;
