import type { RulePart } from "../delivery-pipeline/conditions";

/** Equal; unequal; holds the value as a part; matches it as a regular expression of Java's. */
export type VariableOperator = "EQ" | "NE" | "CONTAINS" | "MATCHES";

export interface VariableProps {
  /** `#{namespace.name}`. */
  readonly variable: string;
  readonly operator: VariableOperator;
  readonly value: string;
}

/**
 * Holds by the value of a variable of the pipeline, its source or its build.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html
 */
export function variableRule({ variable, operator, value }: VariableProps): RulePart {
  const configuration = { Variable: variable, Operator: operator, Value: value };
  return { rules: [{ name: "variable", provider: "VariableCheck", configuration }], statements: [] };
}
