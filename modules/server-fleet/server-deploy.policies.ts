import type { Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { startDeployments } from "../codedeploy/start-deployments.policies";
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
    ...startDeployments({
      place,
      names,
      deploymentConfig,
      because: {
        revision: "Tells CodeDeploy which artifact is the new revision.",
        config: "The action reads how many servers change at a time.",
      },
      also: {
        application: ["codedeploy:GetApplication", "codedeploy:ListDeploymentGroups"],
        group: ["codedeploy:GetDeploymentGroup", "codedeploy:ListDeployments"],
      },
    }),
    allow({
      sid: "ListDeploymentConfigs",
      actions: ["codedeploy:ListDeploymentConfigs"],
      resources: ["*"],
      because:
        "AWS's page lists it for the action. CodeDeploy takes no resource for it: it tells names alone.",
    }),
  ];
}
