import { arn, type Place } from "../../iam/arn";
import { allow } from "../../iam/statement";
import type { RulePart } from "../delivery-pipeline/conditions";

export interface FunctionProps {
  /** The pipeline's own account and region. */
  readonly place: Place;
  readonly functionName: string;
  /** What the function is given; at most 1,000 characters. */
  readonly userParameters?: string;
}

/**
 * Holds by the answer of a Lambda function that exists.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-LambdaInvoke.html
 */
export function functionRule({ place, functionName, userParameters }: FunctionProps): RulePart {
  return {
    rules: [
      {
        name: "function",
        provider: "LambdaInvoke",
        configuration: {
          FunctionName: functionName,
          ...(userParameters !== undefined && { UserParameters: userParameters }),
        },
      },
    ],
    statements: [
      allow({
        sid: "AskFunctions",
        actions: ["lambda:InvokeFunction"],
        resources: [arn("lambda", place, `function:${functionName}`)],
        because: "A condition of the pipeline asks this function.",
      }),
    ],
  };
}
