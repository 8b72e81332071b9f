import type { RulePart } from "../delivery-pipeline/conditions";
import type { PipelinePart } from "../delivery-pipeline/parts";

/**
 * Holds when a build succeeds: what would be a part of a stage, as a rule of its condition. CodePipeline's own rule
 * for commands isn't used: it runs them as the pipeline's role, which may become every deploy role.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CodeBuild.html
 */
export function buildRule({ actions, statements }: PipelinePart): RulePart {
  return {
    rules: actions.map(({ name, configuration, inputArtifacts }) => ({
      name,
      provider: "CodeBuild",
      configuration,
      inputArtifacts,
    })),
    statements,
  };
}
