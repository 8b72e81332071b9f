import { itemsOf, known } from "../../face/each";
import { refuseOver } from "../../iam/limit";
import { SKIPPING, type StageConditions } from "./conditions";
import { actionsOf, type Stage } from "./parts";

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const LIMITS = { stages: 50, actionsOfStage: 100, actionsOfPipeline: 1000, pipelineName: 100, rules: 5 };

/** Where a pipeline's artifacts lie: under so much of its name. */
export const ARTIFACT_PREFIX_LENGTH = 20;

/** Refuses what CodePipeline would refuse, with the count and the limit. */
export function checkStages(pipeline: string, stages: readonly Stage[]): void {
  const refuse = (what: string, count: number, limit: number) =>
    refuseOver(limit, count, `${what} of pipeline ${pipeline}`, "CodePipeline");
  refuse("characters in the name", pipeline.length, LIMITS.pipelineName);
  refuse("stages", stages.length, LIMITS.stages);
  refuse("actions", stages.flatMap((stage) => known(actionsOf(stage))).length, LIMITS.actionsOfPipeline);
  for (const stage of stages) {
    const names = known(actionsOf(stage)).map(({ name }) => name);
    refuse(`actions in stage ${stage.name}`, names.length, LIMITS.actionsOfStage);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`pipeline ${pipeline}: stage ${stage.name} has two actions called ${twice}`);
  }
}

/** Refuses conditions that CodePipeline can't carry out. */
export function checkConditions(pipeline: string, executionMode: string, stages: readonly Stage[]): void {
  for (const { name, conditions = {} } of stages) {
    const stage = `pipeline ${pipeline}: stage ${name}`;
    if (executionMode === "PARALLEL" && rollsBack(conditions)) {
      throw new Error(`${stage} rolls back, which executions in mode PARALLEL can't`);
    }
    const { entry, success } = conditions;
    for (const { parts, result } of [entry, success].flatMap((condition) => condition ?? [])) {
      const rules = parts.flatMap((part) => part.rules);
      if (rules.length === 0) throw new Error(`${stage} has a condition without rules`);
      refuseOver(LIMITS.rules, rules.length, `rules in a condition of ${stage}`, "CodePipeline");
      const stuck = rules.find(({ provider }) => result === "SKIP" && !SKIPPING.includes(provider));
      if (stuck)
        throw new Error(`${stage} skips by a rule of ${stuck.provider}; only ${SKIPPING.join(", ")} can`);
    }
  }
}

function rollsBack({ success, failure }: StageConditions): boolean {
  return (
    success?.result === "ROLLBACK" || known(itemsOf(failure)).some(({ result }) => result === "ROLLBACK")
  );
}
