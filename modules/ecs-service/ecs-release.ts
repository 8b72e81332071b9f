import { ARTIFACTS, type PipelinePart } from "../delivery-pipeline/parts";
import { assumeDeployRole } from "../deploy-role/assume.policies";
import type { EcsServiceNames } from "./names";
import { REVISION_FILES } from "./revision";
import { IMAGE_PLACEHOLDER } from "./task-definition";

interface RollingRelease {
  readonly names: Pick<EcsServiceNames, "ecsService">;
  readonly cluster: string;
  readonly deployRoleArn: string;
}

/**
 * CodePipeline's ECS action: takes `imagedefinitions.json` out of the build's artifact.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html
 */
export function rollingRelease({ names, cluster, deployRoleArn }: RollingRelease): PipelinePart {
  return {
    actions: [
      {
        name: "deploy",
        category: "Deploy",
        provider: "ECS",
        version: "1",
        configuration: {
          ClusterName: cluster,
          ServiceName: names.ecsService,
          FileName: "imagedefinitions.json",
        },
        inputArtifacts: [ARTIFACTS.build],
        roleArn: deployRoleArn,
      },
    ],
    statements: [assumeDeployRole(deployRoleArn)],
  };
}

interface CodeDeployRelease {
  readonly names: Pick<EcsServiceNames, "codedeployApplication" | "codedeployGroup">;
  readonly deployRoleArn: string;
  /** The artifact that `revisionBuildspec` makes; its name is unique in the pipeline. */
  readonly revisionArtifact: string;
}

/**
 * CodePipeline's CodeDeployToECS action.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECSbluegreen.html
 */
export function codedeployRelease(release: CodeDeployRelease): PipelinePart {
  const { names, deployRoleArn, revisionArtifact } = release;
  return {
    actions: [
      {
        name: "deploy",
        category: "Deploy",
        provider: "CodeDeployToECS",
        version: "1",
        configuration: {
          ApplicationName: names.codedeployApplication,
          DeploymentGroupName: names.codedeployGroup,
          TaskDefinitionTemplateArtifact: revisionArtifact,
          TaskDefinitionTemplatePath: REVISION_FILES.taskDefinition,
          AppSpecTemplateArtifact: revisionArtifact,
          AppSpecTemplatePath: REVISION_FILES.appSpec,
          Image1ArtifactName: revisionArtifact,
          Image1ContainerName: IMAGE_PLACEHOLDER,
        },
        inputArtifacts: [revisionArtifact],
        roleArn: deployRoleArn,
      },
    ],
    statements: [assumeDeployRole(deployRoleArn)],
  };
}
