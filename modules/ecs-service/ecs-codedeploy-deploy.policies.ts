import type { Place } from "../../iam/arn";
import type { Statement } from "../../iam/statement";
import { startDeployments } from "../codedeploy/start-deployments.policies";
import type { EcsServiceNames } from "./names";
import { registerRevision } from "./register-revision.policies";

interface CodeDeployProps {
  readonly place: Place;
  readonly names: Pick<
    EcsServiceNames,
    "codedeployApplication" | "codedeployGroup" | "taskFamily" | "taskRole" | "executionRole"
  >;
  readonly deploymentConfig: string;
}

/**
 * What CodePipeline's CodeDeployToECS action does in the workload account. It starts deployments; moving traffic is
 * CodeDeploy's own role's.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECSbluegreen.html
 */
export function deployByCodeDeploy({ place, names, deploymentConfig }: CodeDeployProps): Statement[] {
  return [
    ...registerRevision(place, names),
    ...startDeployments({
      place,
      names,
      deploymentConfig,
      because: {
        revision: "Gives CodeDeploy the AppSpec that names the new revision.",
        config: "The action reads in what steps the traffic moves.",
      },
      also: { application: ["codedeploy:GetApplication"], group: [] },
    }),
  ];
}
