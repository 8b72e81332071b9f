/** What CodePipeline calls the parts of a pipeline; only what the layer looks at. */

export interface ActionTypeId {
  readonly category: string;
  readonly owner: string;
  readonly provider: string;
  readonly version: string;
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html */
export interface Action {
  readonly name: string;
  readonly actionTypeId: ActionTypeId;
  readonly runOrder?: number;
  readonly configuration?: Readonly<Record<string, string>>;
  readonly commands?: readonly string[];
  readonly inputArtifacts?: readonly Artifact[];
  readonly outputArtifacts?: readonly Artifact[];
  /** Of the role that the pipeline's own role assumes for this action. */
  readonly roleArn?: string;
  readonly region?: string;
  readonly namespace?: string;
  /** Of a manual approval only. */
  readonly timeoutInMinutes?: number;
}

export interface Artifact {
  readonly name: string;
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RuleDeclaration.html */
export interface ConditionRule {
  readonly name: string;
  readonly ruleTypeId: Pick<ActionTypeId, "provider"> & Partial<ActionTypeId>;
  readonly configuration?: Readonly<Record<string, string>>;
  readonly commands?: readonly string[];
  readonly inputArtifacts?: readonly Artifact[];
}

export interface Condition {
  readonly result?: string;
  readonly rules?: readonly ConditionRule[];
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html */
export interface Stage {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly beforeEntry?: { readonly conditions: readonly Condition[] };
  readonly onSuccess?: { readonly conditions: readonly Condition[] };
  readonly onFailure?: {
    readonly result?: string;
    readonly retryConfiguration?: object;
    readonly conditions?: readonly Condition[];
  };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineTriggerDeclaration.html */
export interface Trigger {
  readonly providerType: string;
  readonly gitConfiguration: {
    readonly sourceActionName: string;
    readonly push?: readonly {
      readonly tags?: object;
      readonly branches?: object;
      readonly filePaths?: object;
    }[];
    readonly pullRequest?: readonly object[];
  };
}

export interface ArtifactStore {
  readonly type: string;
  /** Name of a bucket. */
  readonly location: string;
  /** `id`: a key's ARN, id or alias. */
  readonly encryptionKey?: { readonly id: string; readonly type: string };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html */
export interface Pipeline {
  readonly name: string;
  readonly roleArn: string;
  /** Of a pipeline in one region. */
  readonly artifactStore?: ArtifactStore;
  /** Of a pipeline whose actions are in several regions: one in each. */
  readonly artifactStores?: Readonly<Record<string, ArtifactStore>>;
  readonly stages: readonly Stage[];
  readonly pipelineType?: string;
  readonly executionMode?: string;
  readonly variables?: readonly { readonly name: string }[];
  readonly triggers?: readonly Trigger[];
  readonly version?: number;
}

/** A pipeline, and where its own region is. */
export interface PlacedPipeline extends Pipeline {
  readonly region: string;
}

/** The conditions of a stage, each with the name of the member that holds it. */
export function conditionsOf({ beforeEntry, onSuccess, onFailure }: Stage) {
  return [
    ...(beforeEntry?.conditions ?? []).map((condition) => ({ at: "beforeEntry" as const, ...condition })),
    ...(onSuccess?.conditions ?? []).map((condition) => ({ at: "onSuccess" as const, ...condition })),
    ...(onFailure?.conditions ?? []).map((condition) => ({ at: "onFailure" as const, ...condition })),
  ];
}
