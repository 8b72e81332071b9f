/** Stages as a pipeline takes them. */
import {
  type CodepipelineStage,
  type CodepipelineStageAction,
  codepipelineStageActionToHclTerraform,
  codepipelineStageToHclTerraform,
} from "@cdktf/provider-aws/lib/codepipeline";
import { type DynamicBlock, dynamicBlocks, fixedBlocks } from "../../face/blocks";
import type { Items } from "../../face/each";
import { textList } from "../../face/resources";
import { failureBlocks, renderConditions } from "./conditions";
import { type Action, actionsOf, type Stage } from "./parts";

export function renderStage(stage: Stage): CodepipelineStage {
  return {
    name: stage.name,
    action: fixedBlocks(actionsOf(stage)).map(renderAction),
    ...renderConditions(stage.conditions ?? {}),
  };
}

/** What Terraform repeats of them. */
export function stageBlocks(stages: Items<Stage>): DynamicBlock[] {
  return dynamicBlocks("stage", stages, (stage) => ({
    fixed: codepipelineStageToHclTerraform(renderStage(stage)),
    repeated: {
      action: dynamicBlocks("action", actionsOf(stage), (action) => ({
        fixed: codepipelineStageActionToHclTerraform(renderAction(action)),
      })),
      on_failure: failureBlocks(stage.conditions ?? {}),
    },
  }));
}

function renderAction(action: Action): CodepipelineStageAction {
  return {
    name: action.name,
    category: action.category,
    owner: "AWS",
    provider: action.provider,
    version: action.version ?? "1",
    runOrder: action.runOrder ?? 1,
    configuration: { ...action.configuration },
    inputArtifacts: action.inputArtifacts && textList(action.inputArtifacts),
    outputArtifacts: action.outputArtifacts && textList(action.outputArtifacts),
    roleArn: action.roleArn,
    region: action.region,
    namespace: action.namespace,
    timeoutInMinutes: action.timeoutInMinutes,
  };
}
