/** Where in a release something happens, and with what. */
import { dnsSuffixOf, type Place } from "../world/place";
import type {
  ActionRecord,
  ArtifactStoreRecord,
  PipelineRecord,
  StageRecord,
} from "../world/records/pipeline";
import type { Cast } from "./cast";

/** A pipeline's action with everything that its calls follow from. */
export interface ActionScene {
  readonly cast: Cast;
  readonly pipeline: PipelineRecord;
  readonly stage: StageRecord;
  readonly action: ActionRecord;
  /** ARN of the role that acts: the action's own, or the pipeline's. */
  readonly actor: string;
  /** Account of that role, and the action's region. */
  readonly place: Place;
  /** Of the action's region; absent where the pipeline has none there. */
  readonly store?: ArtifactStoreRecord;
  /** ARNs of the objects that it takes and gives. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export function actionScene(
  cast: Cast,
  pipeline: PipelineRecord,
  stage: StageRecord,
  action: ActionRecord,
): ActionScene {
  const actor = action.roleArn ?? pipeline.roleArn;
  const store = pipeline.stores.find(({ region }) => region === action.region);
  return {
    cast,
    pipeline,
    stage,
    action,
    actor,
    place: { account: accountIn(actor), region: action.region },
    ...(store && { store }),
    inputs: artifactsIn(store, pipeline, action.inputs),
    outputs: artifactsIn(store, pipeline, action.outputs),
  };
}

/** Stands for the last part of an artifact's key, which is CodePipeline's to choose. */
export const ARTIFACT_ID = "hMp0cTR";

/**
 * CodePipeline cuts the pipeline's name to 20 characters and the artifact's to 10, and ends with a name of its own.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function artifactsIn(
  store: ArtifactStoreRecord | undefined,
  pipeline: PipelineRecord,
  names: readonly string[],
): string[] {
  if (store === undefined) return [];
  const prefix = `${store.bucketArn}/${pipeline.name.slice(0, 20)}`;
  return names.map((name) => `${prefix}/${name.slice(0, 10)}/${ARTIFACT_ID}`);
}

/** The account in an ARN. */
export function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** The region in an ARN. */
export function regionIn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** `s3.us-east-1.amazonaws.com`, as `kms:ViaService` has it. */
export function endpointOf(service: string, region: string): string {
  return `${service}.${region}.${dnsSuffixOf(region)}`;
}
