import { REGISTER_REVISION, RUN_DEPLOYMENT } from "../../iam/actions/codedeploy";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { deploymentGroupArn } from "../codedeploy/names";
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
    allow({
      sid: "HandOverRevision",
      actions: [...REGISTER_REVISION],
      resources: [arn("codedeploy", place, `application:${names.codedeployApplication}`)],
      because: "Gives CodeDeploy the AppSpec that names the new revision.",
    }),
    allow({
      sid: "RunDeployment",
      actions: [...RUN_DEPLOYMENT],
      resources: [deploymentGroupArn(place, names)],
      because: "Starts the deployment of this one service, and asks how far it is.",
    }),
    allow({
      sid: "ReadDeploymentConfig",
      actions: ["codedeploy:GetDeploymentConfig"],
      resources: [arn("codedeploy", place, `deploymentconfig:${deploymentConfig}`)],
      because: "The action reads in what steps the traffic moves.",
    }),
  ];
}
