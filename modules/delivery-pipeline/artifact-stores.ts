import {
  type CodepipelineArtifactStore,
  codepipelineArtifactStoreToHclTerraform,
} from "@cdktf/provider-aws/lib/codepipeline";
import { type DynamicBlock, dynamicBlocks } from "../../face/blocks";
import { eachOf, type Items, known, textIfAny } from "../../face/each";
import type { ArtifactLocation } from "../../iam/artifacts";
import { actionsOf, type Stage } from "./parts";

/** Where a pipeline keeps artifacts in one region. */
export interface PipelineStore {
  readonly bucket: string;
  readonly artifacts: ArtifactLocation;
  /** A reference to the artifact key. The key's ARN: an alias means another key in another account. */
  readonly keyArn: string;
}

/**
 * The blocks of a pipeline: one store without a region, or one for each region that it acts in, its own among them. AWS takes
 * both forms and no mixture.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function renderStores(
  home: PipelineStore,
  elsewhere: Items<PipelineStore>,
): Items<CodepipelineArtifactStore> {
  const render = ({ bucket, keyArn }: PipelineStore, region: string | undefined) => ({
    type: "S3",
    ...(region !== undefined && { region }),
    location: bucket,
    encryptionKey: { type: "KMS", id: keyArn },
  });
  return [
    render(home, textIfAny(elsewhere, home.artifacts.region)),
    ...eachOf(elsewhere, (store) => [render(store, store.artifacts.region)]),
  ];
}

/** What Terraform repeats of them. */
export function storeBlocks(stores: Items<CodepipelineArtifactStore>): DynamicBlock[] {
  return dynamicBlocks("artifact_store", stores, (store) => ({
    fixed: codepipelineArtifactStoreToHclTerraform(store),
  }));
}

/** Refuses an action in a region without a store, and a store that no action needs. */
export function checkRegions(
  pipeline: string,
  elsewhere: readonly PipelineStore[],
  stages: readonly Stage[],
): void {
  const acting = stages.flatMap((stage) => known(actionsOf(stage)));
  const stored = elsewhere.map(({ artifacts }) => artifacts.region);
  const lost = acting.find(({ region }) => region !== undefined && !stored.includes(region));
  if (lost)
    throw new Error(`pipeline ${pipeline}: ${lost.name} acts in ${lost.region}, where no artifacts are kept`);
  const idle = stored.find((region) => !acting.some((action) => action.region === region));
  if (idle) throw new Error(`pipeline ${pipeline} keeps artifacts in ${idle}, where nothing acts`);
}
