/**
 * What CodePipeline refuses in execution modes and in the conditions of stages.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import { RULE_PROVIDERS, ruleConfigurationOf } from "./action-types";
import { wrongConfiguration } from "./actions";
import { type ConditionRule, conditionsOf, type PlacedPipeline, type Stage } from "./types";

/** What may follow when a condition isn't met. */
const RESULTS = {
  beforeEntry: ["FAIL", "SKIP"],
  onSuccess: ["FAIL", "ROLLBACK"],
  onFailure: ["FAIL", "ROLLBACK", "RETRY"],
} as const;

/** Rules that can let an execution pass a stage by. */
const SKIPPING: readonly string[] = ["LambdaInvoke", "VariableCheck"];

/** Type V1 has none of what came with V2. */
export const pipelineType: Rule<PlacedPipeline> = (pipeline) => {
  if (pipeline.pipelineType === "V2") return undefined;
  const { executionMode = "SUPERSEDED", triggers = [], variables = [], stages } = pipeline;
  const used = [
    ...(triggers.length > 0 ? ["Triggers"] : []),
    ...(variables.length > 0 ? ["Pipeline variables"] : []),
    ...(executionMode === "SUPERSEDED" ? [] : [`Execution mode ${executionMode}`]),
    ...(stages.some(hasConditions) ? ["Stage conditions"] : []),
  ];
  return used.length > 0 ? invalid(`${used.join(", ")} can only be used with V2 pipelines`) : undefined;
};

/** Nothing to roll back to: executions side by side, or the stage of the sources. */
export const rollbacks: Rule<PlacedPipeline> = ({ executionMode, stages }) => {
  const [first] = stages;
  for (const stage of stages.filter(rollsBack)) {
    if (executionMode === "PARALLEL")
      return invalid(`Rollback is not supported in PARALLEL execution mode: stage ${stage.name} rolls back`);
    if (stage === first) return invalid(`Cannot roll back a source stage: stage ${stage.name} rolls back`);
  }
  return undefined;
};

/** Results that a condition can have, and rules that there are. */
export const conditions: Rule<PlacedPipeline> = ({ stages }) => {
  for (const stage of stages) {
    const { result: afterFailure, retryConfiguration } = stage.onFailure ?? {};
    if (retryConfiguration && afterFailure !== "RETRY")
      return invalid(`Stage ${stage.name} has a retry configuration, so its onFailure result must be RETRY`);
    if (afterFailure === "SKIP") return wrongResult(stage, "onFailure", afterFailure);
    if (afterFailure === "RETRY" && stage.onFailure?.conditions)
      return invalid(
        `Stage ${stage.name} retries automatically, which onFailure conditions can't be combined with`,
      );
    for (const { at, result, rules = [] } of conditionsOf(stage)) {
      const allowed: readonly string[] = RESULTS[at];
      if (result !== undefined && !allowed.includes(result)) return wrongResult(stage, at, result);
      const stuck = rules.find(
        ({ ruleTypeId }) => result === "SKIP" && !SKIPPING.includes(ruleTypeId.provider),
      );
      if (stuck)
        return invalid(
          `Result SKIP of stage ${stage.name} is not supported for rule ${stuck.name} with provider ${stuck.ruleTypeId.provider}; use ${SKIPPING.join(" or ")}`,
        );
      const refusal = rulesRefusal(stage, rules);
      if (refusal) return refusal;
    }
  }
  return undefined;
};

function rulesRefusal({ name: stage }: Stage, rules: readonly ConditionRule[]): ServiceError | undefined {
  const names = rules.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    return invalid(`Rule name must be unique within a condition of stage ${stage}: ${twice}`);
  for (const { name, ruleTypeId, configuration = {}, commands = [] } of rules) {
    const { provider } = ruleTypeId;
    const keys = ruleConfigurationOf(provider);
    if (!keys)
      return invalid(
        `Rule ${name} in stage ${stage} has provider ${provider}; there are ${RULE_PROVIDERS.join(", ")}`,
      );
    if (provider === "Commands" && commands.length === 0)
      return invalid(`Rule ${name} in stage ${stage} must have a non-empty commands field`);
    const wrong = wrongConfiguration(configuration, keys);
    if (wrong !== undefined) return invalid(`Configuration for rule '${name}' in stage '${stage}' ${wrong}`);
  }
  return undefined;
}

function wrongResult({ name }: Stage, at: keyof typeof RESULTS, result: string): ServiceError {
  return invalid(
    `Result ${result} is not supported for ${at} of stage ${name}; use ${RESULTS[at].join(" or ")}`,
  );
}

function hasConditions({ beforeEntry, onSuccess, onFailure }: Stage): boolean {
  return [beforeEntry, onSuccess, onFailure].some((each) => each !== undefined);
}

function rollsBack(stage: Stage): boolean {
  const results = conditionsOf(stage).map(({ result }) => result);
  return [stage.onFailure?.result, ...results].includes("ROLLBACK");
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidStructureException", message);
}
