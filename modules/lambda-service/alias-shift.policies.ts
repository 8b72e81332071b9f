import type { Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { askHooks, watchAlarms } from "../codedeploy/codedeploy.policies";
import { aliasArn, functionArn, type LambdaServiceNames } from "./names";

interface ShiftAccess {
  readonly place: Place;
  readonly names: Pick<LambdaServiceNames, "lambdaFunction">;
  /** True: the deployment group watches alarms. */
  readonly alarms: boolean;
  /** Functions that the deployment asks; none: it asks nobody. */
  readonly hookFunctionArns: readonly string[];
}

/**
 * What CodeDeploy does for one function. Less than AWS's managed policy: one function, the named hooks only, and the
 * revision is handed over as text, not in S3.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambda.html
 */
export function shiftAlias({ place, names, alarms, hookFunctionArns }: ShiftAccess): Statement[] {
  return [
    allow({
      sid: "MoveAlias",
      actions: ["lambda:GetAlias", "lambda:GetProvisionedConcurrencyConfig", "lambda:UpdateAlias"],
      resources: [functionArn(place, names), aliasArn(place, names)],
      because: "Moves the alias from the version before to the new one, by weights or at once, and back.",
    }),
    ...(alarms ? [watchAlarms(place)] : []),
    ...(hookFunctionArns.length > 0 ? [askHooks(hookFunctionArns)] : []),
  ];
}
