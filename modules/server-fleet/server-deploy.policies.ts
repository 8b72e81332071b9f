import { REGISTER_REVISION, RUN_DEPLOYMENT } from "../../iam/actions/codedeploy";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { deploymentGroupArn } from "../codedeploy/names";
import type { FleetNames } from "./names";

interface DeployServersProps {
  readonly place: Place;
  readonly names: Pick<FleetNames, "codedeployApplication" | "codedeployGroup">;
  readonly deploymentConfig: string;
}

/**
 * What CodePipeline's CodeDeploy action does in the workload account. It starts deployments; what happens on servers is
 * CodeDeploy's own role's business.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html
 */
export function deployServers({ place, names, deploymentConfig }: DeployServersProps): Statement[] {
  return [
    allow({
      sid: "HandOverRevision",
      actions: [...REGISTER_REVISION, "codedeploy:ListDeploymentGroups"],
      resources: [arn("codedeploy", place, `application:${names.codedeployApplication}`)],
      because: "Tells CodeDeploy which artifact is the new revision.",
    }),
    allow({
      sid: "RunDeployment",
      actions: [...RUN_DEPLOYMENT, "codedeploy:GetDeploymentGroup", "codedeploy:ListDeployments"],
      resources: [deploymentGroupArn(place, names)],
      because: "Starts the deployment of this one service, and asks how far it is.",
    }),
    allow({
      sid: "ReadDeploymentConfig",
      actions: ["codedeploy:GetDeploymentConfig"],
      resources: [arn("codedeploy", place, `deploymentconfig:${deploymentConfig}`)],
      because: "The action reads how many servers change at a time.",
    }),
  ];
}
