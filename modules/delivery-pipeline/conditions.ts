import {
  type CodepipelineStage,
  type CodepipelineStageBeforeEntry,
  codepipelineStageOnFailureRetryConfigurationToHclTerraform,
  codepipelineStageOnFailureToHclTerraform,
} from "@cdktf/provider-aws/lib/codepipeline";
import { type DynamicBlock, dynamicBlocks, fixedBlocks } from "../../face/blocks";
import { eachOf, type Items, itemsOf, type Maybe } from "../../face/each";
import { textList } from "../../face/resources";
import type { Statement } from "../../iam/statement";

/**
 * One rule of a condition. Providers and their configuration keys are AWS's:
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html
 */
export interface ConditionRule {
  /** Unique within its condition; letters, digits and `.@-_`, at most 100. */
  readonly name: string;
  readonly provider: "CloudWatchAlarm" | "CodeBuild" | "DeploymentWindow" | "LambdaInvoke" | "VariableCheck";
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts?: Items<string>;
  /** A role in another account that the pipeline's role assumes to look. */
  readonly roleArn?: string;
  /** Another region than the pipeline's, in which it looks. */
  readonly region?: string;
}

/** Rules in their order, with what the pipeline's role must be allowed for them. */
export interface RulePart {
  readonly rules: readonly ConditionRule[];
  readonly statements: Items<Statement>;
}

/** All rules must hold, or the result follows. */
export interface Condition<Result extends string> {
  readonly result: Result;
  readonly parts: readonly RulePart[];
}

/**
 * What decides whether an execution enters a stage, leaves it, and what follows when an action in it fails.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 */
export interface StageConditions {
  readonly entry?: Condition<"FAIL" | "SKIP">;
  readonly success?: Condition<"FAIL" | "ROLLBACK">;
  readonly failure?: Maybe<Failure>;
}

/** What follows when an action fails: a rollback, or a retry in some mode. */
export interface Failure {
  /** `ROLLBACK` or `RETRY`. */
  readonly result: string;
  /** `FAILED_ACTIONS` or `ALL_ACTIONS`; of a retry only. */
  readonly retryMode?: Maybe<string>;
}

/** Rules that can let an execution pass a stage by; the others can only fail it. */
export const SKIPPING: readonly ConditionRule["provider"][] = ["LambdaInvoke", "VariableCheck"];

/** The blocks of a stage. */
export function renderConditions({
  entry,
  success,
  failure,
}: StageConditions): Pick<CodepipelineStage, "beforeEntry" | "onSuccess" | "onFailure"> {
  const [onFailure] = fixedBlocks(itemsOf(failure));
  return {
    ...(entry && { beforeEntry: { condition: renderCondition(entry) } }),
    ...(success && { onSuccess: { condition: renderCondition(success) } }),
    ...(onFailure && { onFailure: renderFailure(onFailure) }),
  };
}

function renderFailure({ result, retryMode }: Failure) {
  const [retryConfiguration] = fixedBlocks(retriesOf(retryMode));
  return { result, ...(retryConfiguration && { retryConfiguration }) };
}

function retriesOf(retryMode: Maybe<string>): Items<{ readonly retryMode: string }> {
  return eachOf(itemsOf(retryMode), (mode) => [{ retryMode: mode }]);
}

/** The same where Terraform decides whether there is one. */
export function failureBlocks({ failure }: StageConditions): DynamicBlock[] {
  return dynamicBlocks("on_failure", itemsOf(failure), (one) => ({
    fixed: codepipelineStageOnFailureToHclTerraform(renderFailure(one)),
    repeated: {
      retry_configuration: dynamicBlocks("retry_configuration", retriesOf(one.retryMode), (retry) => ({
        fixed: codepipelineStageOnFailureRetryConfigurationToHclTerraform(retry),
      })),
    },
  }));
}

function renderCondition({ result, parts }: Condition<string>): CodepipelineStageBeforeEntry["condition"] {
  return { result, rule: parts.flatMap(({ rules }) => rules.map(renderRule)) };
}

function renderRule({ name, provider, configuration, inputArtifacts, roleArn, region }: ConditionRule) {
  return {
    name,
    ruleTypeId: { category: "Rule", owner: "AWS", provider, version: "1" },
    configuration: { ...configuration },
    inputArtifacts: inputArtifacts && textList(inputArtifacts),
    roleArn,
    region,
  };
}
