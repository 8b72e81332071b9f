import { refuseOver } from "../../iam/limit";
import type { Stage } from "./parts";

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const LIMITS = { stages: 50, actionsOfStage: 100, actionsOfPipeline: 1000, pipelineName: 100 };

/** Refuses what CodePipeline would refuse, with the count and the limit. */
export function checkStages(pipeline: string, stages: readonly Stage[]): void {
  const refuse = (what: string, count: number, limit: number) =>
    refuseOver(limit, count, `${what} of pipeline ${pipeline}`, "CodePipeline");
  const actionsOf = (stage: Stage) => stage.parts.flatMap(({ actions }) => actions);
  refuse("characters in the name", pipeline.length, LIMITS.pipelineName);
  refuse("stages", stages.length, LIMITS.stages);
  refuse("actions", stages.flatMap(actionsOf).length, LIMITS.actionsOfPipeline);
  for (const stage of stages) {
    const names = actionsOf(stage).map(({ name }) => name);
    refuse(`actions in stage ${stage.name}`, names.length, LIMITS.actionsOfStage);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`pipeline ${pipeline}: stage ${stage.name} has two actions called ${twice}`);
  }
}
