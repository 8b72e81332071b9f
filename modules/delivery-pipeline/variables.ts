import {
  type CodepipelineVariable,
  codepipelineVariableToHclTerraform,
} from "@cdktf/provider-aws/lib/codepipeline";
import { type DynamicBlock, dynamicBlocks } from "../../face/blocks";
import { eachOf, type Items } from "../../face/each";
import type { PipelinePart } from "./parts";

/** A variable of a pipeline: `#{variables.<name>}` in every configuration of an action or rule. */
export interface PipelineVariable {
  /** Letters, digits and `@-_`, at most 128. */
  readonly name: string;
  /** What it holds where nobody says otherwise: executions that a push starts have nothing else. 1 to 1,000 characters. */
  readonly value: string;
  /** At most 200 characters. */
  readonly description?: string;
}

/** The blocks of a pipeline. */
export function renderVariables(variables: Items<PipelineVariable>): Items<CodepipelineVariable> {
  return eachOf(variables, ({ name, value, description }) => [{ name, defaultValue: value, description }]);
}

/** What Terraform repeats of them. */
export function variableBlocks(variables: Items<PipelineVariable>): DynamicBlock[] {
  return dynamicBlocks("variable", renderVariables(variables), (variable) => ({
    fixed: codepipelineVariableToHclTerraform(variable),
  }));
}

/** Hands environment variables to the builds of a part: a JSON list of names and values, at most 1,000 characters. */
export function withEnvironment(part: PipelinePart, environment: string | undefined): PipelinePart {
  if (environment === undefined) return part;
  return {
    ...part,
    actions: part.actions.map((action) =>
      action.provider === "CodeBuild"
        ? { ...action, configuration: { ...action.configuration, EnvironmentVariables: environment } }
        : action,
    ),
  };
}
