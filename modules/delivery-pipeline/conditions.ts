import type { CodepipelineStage, CodepipelineStageBeforeEntry } from "@cdktf/provider-aws/lib/codepipeline";
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
  readonly inputArtifacts?: readonly string[];
  /** A role in another account that the pipeline's role assumes to look. */
  readonly roleArn?: string;
  /** Another region than the pipeline's, in which it looks. */
  readonly region?: string;
}

/** Rules in their order, with what the pipeline's role must be allowed for them. */
export interface RulePart {
  readonly rules: readonly ConditionRule[];
  readonly statements: readonly Statement[];
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
  readonly failure?:
    | { readonly result: "ROLLBACK" }
    | { readonly result: "RETRY"; readonly retryMode: "FAILED_ACTIONS" | "ALL_ACTIONS" };
}

/** Rules that can let an execution pass a stage by; the others can only fail it. */
export const SKIPPING: readonly ConditionRule["provider"][] = ["LambdaInvoke", "VariableCheck"];

/** The blocks of a stage. */
export function renderConditions({
  entry,
  success,
  failure,
}: StageConditions): Pick<CodepipelineStage, "beforeEntry" | "onSuccess" | "onFailure"> {
  return {
    ...(entry && { beforeEntry: { condition: renderCondition(entry) } }),
    ...(success && { onSuccess: { condition: renderCondition(success) } }),
    ...(failure && {
      onFailure: {
        result: failure.result,
        ...(failure.result === "RETRY" && { retryConfiguration: { retryMode: failure.retryMode } }),
      },
    }),
  };
}

function renderCondition({ result, parts }: Condition<string>): CodepipelineStageBeforeEntry["condition"] {
  return { result, rule: parts.flatMap(({ rules }) => rules.map(renderRule)) };
}

function renderRule({ name, provider, configuration, inputArtifacts, roleArn, region }: ConditionRule) {
  return {
    name,
    ruleTypeId: { category: "Rule", owner: "AWS", provider, version: "1" },
    configuration: { ...configuration },
    inputArtifacts: inputArtifacts && [...inputArtifacts],
    roleArn,
    region,
  };
}
