import type { Environment } from "./account";
import type { Check } from "./check";

/** When deployments are allowed, in AWS's cron format. */
export interface DeploymentWindow {
  readonly cron: string;
  /** Absent: UTC. */
  readonly timeZone?: string;
}

export const VARIABLE_OPERATORS = ["EQ", "NE", "CONTAINS", "MATCHES"] as const;

/** A comparison of a variable's value. */
export interface VariableCheck {
  /** `#{namespace.name}`. */
  readonly variable: string;
  readonly operator: (typeof VARIABLE_OPERATORS)[number];
  readonly value: string;
}

/** A Lambda function in the tools account. */
export interface FunctionCheck {
  readonly name: string;
  /** What it is given. */
  readonly parameters?: string;
}

/** All that are there must hold. */
export interface ConditionRules {
  readonly window?: DeploymentWindow;
  /** Names of alarms in the environment's account. */
  readonly alarms: readonly string[];
  /** How long the alarms are waited for, or watched; absent: they are looked at once. */
  readonly waitMinutes?: number;
  readonly variable?: VariableCheck;
  readonly lambda?: FunctionCheck;
  /** Commands that a build of their own runs, with the source. */
  readonly commands?: Check;
}

/** When a release enters an environment's stage, leaves it well, and what follows where it fails. */
export interface Conditions {
  readonly entry?: ConditionRules & { readonly result: "fail" | "skip" };
  readonly success?: ConditionRules & { readonly result: "fail" | "rollback" };
  readonly failure?: "rollback" | "retry-failed-actions" | "retry-all-actions";
}

/** The two conditions that rules make. */
export const RULED = ["entry", "success"] as const;

/** A field of a condition that is a rule of its own. */
export type RuleField = Exclude<keyof ConditionRules, "waitMinutes">;

interface RuleKind {
  /** How often CodePipeline has it in a condition. */
  readonly count: (rules: ConditionRules) => number;
  /** Whether it can let a release pass a stage by; the others can only fail it. */
  readonly skips: boolean;
}

const RULE_KINDS: Readonly<Record<RuleField, RuleKind>> = {
  window: { count: ({ window }) => Number(window !== undefined), skips: false },
  alarms: { count: ({ alarms }) => alarms.length, skips: false },
  variable: { count: ({ variable }) => Number(variable !== undefined), skips: true },
  lambda: { count: ({ lambda }) => Number(lambda !== undefined), skips: true },
  commands: { count: ({ commands }) => Number(commands !== undefined), skips: false },
};

/** Each rule of a condition by its field, as often as CodePipeline has it: once for every alarm. */
export function rulesOf(rules: ConditionRules): string[] {
  return Object.entries(RULE_KINDS).flatMap(([field, { count }]) =>
    Array.from({ length: count(rules) }, () => field),
  );
}

/** The fields of all rules. */
export const RULE_FIELDS: readonly string[] = Object.keys(RULE_KINDS).sort();

/** Fields whose rules can let a release pass a stage by. */
export const SKIPPING: readonly string[] = Object.entries(RULE_KINDS)
  .filter(([, { skips }]) => skips)
  .map(([field]) => field)
  .sort();

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_Condition.html */
export const MAX_RULES = 5;

/** True when a stage can come to be rolled back. */
export function rollsBack({ success, failure }: Conditions): boolean {
  return success?.result === "rollback" || failure === "rollback";
}

/**
 * True when an approval has a stage of its own before the environment's. There conditions are looked at when somebody has
 * said yes, and neither a retry nor a rollback asks again.
 */
export function isApprovedBefore(
  { approval }: Pick<Environment, "approval">,
  { conditions: { entry, success, failure } }: { readonly conditions: Conditions },
): boolean {
  return approval !== undefined && [entry, success, failure].some((condition) => condition !== undefined);
}
