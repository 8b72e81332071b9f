import { arn, type Place } from "../../iam/arn";
import type { CodeDeployNames } from "../codedeploy/names";

/** Physical names of a service, chosen by who uses the module. Literals: other accounts predict ARNs from them. */
export interface LambdaServiceNames extends CodeDeployNames {
  /** At most 64 characters, as roles. */
  readonly lambdaFunction: string;
  readonly functionRole: string;
  readonly shiftRole: string;
  readonly functionLogGroup: string;
  /** Beginning with `alias/`. */
  readonly functionLogsKeyAlias: string;
  readonly errorAlarm: string;
  readonly latencyAlarm: string;
}

/** What callers invoke, and releases move. */
export const ALIAS = "live";

/** Predicted ARN of the function. */
export function functionArn(place: Place, { lambdaFunction }: Pick<LambdaServiceNames, "lambdaFunction">) {
  return arn("lambda", place, `function:${lambdaFunction}`);
}

/** Predicted ARN of the alias. */
export function aliasArn(place: Place, names: Pick<LambdaServiceNames, "lambdaFunction">): string {
  return `${functionArn(place, names)}:${ALIAS}`;
}
