import { jsonText } from "../../iam/printer";
import { ARTIFACTS, type PipelinePart } from "../delivery-pipeline/parts";
import { withEnvironment } from "../delivery-pipeline/variables";
import { assumeDeployRole } from "../deploy-role/assume.policies";
import type { LambdaServiceNames } from "./names";

interface VersionRelease {
  readonly names: Pick<LambdaServiceNames, "lambdaFunction">;
  readonly deployRoleArn: string;
  /** Unique in the pipeline. */
  readonly namespace: string;
}

/**
 * CodePipeline's Lambda action without an alias: publishes the build's artifact as a version, which nobody invokes yet.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-LambdaDeploy.html
 */
export function versionRelease({ names, deployRoleArn, namespace }: VersionRelease): PipelinePart {
  return {
    actions: [
      {
        name: "revision",
        category: "Deploy",
        provider: "Lambda",
        version: "1",
        configuration: { FunctionName: names.lambdaFunction },
        inputArtifacts: [ARTIFACTS.build],
        roleArn: deployRoleArn,
        namespace,
      },
    ],
    statements: [assumeDeployRole(deployRoleArn)],
  };
}

/** Tells a build which version was published, and in which execution. */
export function withVersion(part: PipelinePart, namespace: string): PipelinePart {
  const values = {
    VERSION: `#{${namespace}.FunctionVersion}`,
    EXECUTION: "#{codepipeline.PipelineExecutionId}",
  };
  return withEnvironment(part, jsonText(Object.entries(values).map(([name, value]) => ({ name, value }))));
}
