import { arn, type Place } from "../../iam/arn";

/** Physical names of CodeDeploy's part of a service. Literals: other accounts predict ARNs from them. */
export interface CodeDeployNames {
  readonly codedeployRole: string;
  /** At most 100 characters, as the group. */
  readonly codedeployApplication: string;
  readonly codedeployGroup: string;
}

/** Predicted ARN of the application. */
export function applicationArn(
  place: Place,
  { codedeployApplication }: Pick<CodeDeployNames, "codedeployApplication">,
): string {
  return arn("codedeploy", place, `application:${codedeployApplication}`);
}

/** Predicted ARN of the deployment group. */
export function deploymentGroupArn(
  place: Place,
  names: Pick<CodeDeployNames, "codedeployApplication" | "codedeployGroup">,
): string {
  return arn("codedeploy", place, `deploymentgroup:${names.codedeployApplication}/${names.codedeployGroup}`);
}
