import { ARTIFACTS, type PipelinePart } from "../delivery-pipeline/parts";
import { assumeDeployRole } from "../deploy-role/assume.policies";
import type { FleetNames } from "./names";

interface ServerRelease {
  readonly names: Pick<FleetNames, "codedeployApplication" | "codedeployGroup">;
  readonly deployRoleArn: string;
}

/**
 * CodePipeline's CodeDeploy action: the build's artifact, with `appspec.yml` at its top, is the revision. It takes no
 * description and no instances, only the names of application and deployment group.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html
 */
export function serverRelease({ names, deployRoleArn }: ServerRelease): PipelinePart {
  return {
    actions: [
      {
        name: "deploy",
        category: "Deploy",
        provider: "CodeDeploy",
        version: "1",
        configuration: {
          ApplicationName: names.codedeployApplication,
          DeploymentGroupName: names.codedeployGroup,
        },
        inputArtifacts: [ARTIFACTS.build],
        roleArn: deployRoleArn,
      },
    ],
    statements: [assumeDeployRole(deployRoleArn)],
  };
}
