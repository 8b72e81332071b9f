/** What decides whether an execution enters a stage, leaves it, and what follows where it fails. */
import { blocksIn, numberIn, textIn, type Values, valuesAt } from "./values";

export interface ConditionRule {
  /** `DeploymentWindow`, `CloudWatchAlarm`, … */
  readonly provider: string;
  /** Texts by their key; absent where they aren't known yet. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** All rules must hold, or the result follows. */
export interface Condition {
  /** `FAIL`, `SKIP`, `ROLLBACK`. */
  readonly result: string;
  readonly rules: readonly ConditionRule[];
}

export interface StageConditions {
  readonly entry?: Condition;
  readonly success?: Condition;
  /** `ROLLBACK`; or what is tried once more, `FAILED_ACTIONS` or `ALL_ACTIONS`. */
  readonly failure?: string;
}

/** The conditions of a stage; an empty object where it has none. */
export function conditionsOf(stage: Values): StageConditions {
  const [entry] = blocksIn(stage, "before_entry").map(conditionOf);
  const [success] = blocksIn(stage, "on_success").map(conditionOf);
  const [failure] = blocksIn(stage, "on_failure").map(
    (block) =>
      blocksIn(block, "retry_configuration").map((retry) => textIn(retry, "retry_mode"))[0] ??
      textIn(block, "result"),
  );
  return {
    ...(entry && { entry }),
    ...(success && { success }),
    ...(failure !== undefined && { failure }),
  };
}

function conditionOf(block: Values): Condition {
  const [condition = {}] = blocksIn(block, "condition");
  return { result: textIn(condition, "result") ?? "", rules: blocksIn(condition, "rule").map(ruleOf) };
}

function ruleOf(rule: Values): ConditionRule {
  const [type = {}] = blocksIn(rule, "rule_type_id");
  const given = valuesAt(rule.configuration);
  const texts = Object.keys(given).map((key) => [key, textIn(given, key) ?? numberIn(given, key)] as const);
  return {
    provider: textIn(type, "provider") ?? "",
    configuration: Object.fromEntries(
      texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, String(text)]])),
    ),
  };
}
