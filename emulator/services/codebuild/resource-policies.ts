/**
 * Policies that share a project or a report group. They are kept, and never evaluated.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_PutResourcePolicy.html
 */
import { isObject } from "../../json";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { findProject, policiesOf, reportGroupsOf } from "./store";

interface Named {
  readonly resourceArn: string;
}

const put: Operation<Named & { readonly policy: string }> = ({ resourceArn, policy }, context) => {
  if (!exists(resourceArn, context))
    throw new ServiceError("ResourceNotFoundException", `Resource cannot be found: ${resourceArn}`);
  if (!isPolicy(policy))
    throw new ServiceError("InvalidInputException", "The policy must be a JSON object with a Statement");
  policiesOf(context).set(resourceArn, policy);
  return { resourceArn };
};

const get: Operation<Named> = ({ resourceArn }, context) => {
  const policy = policiesOf(context).get(resourceArn);
  if (policy !== undefined) return { policy };
  throw new ServiceError("ResourceNotFoundException", `Resource ${resourceArn} has no policy`);
};

/** A policy that isn't there is no error, as at AWS. */
const remove: Operation<Named> = ({ resourceArn }, context) => {
  policiesOf(context).delete(resourceArn);
  return {};
};

export const resourcePolicyOperations = {
  PutResourcePolicy: put,
  GetResourcePolicy: get,
  DeleteResourcePolicy: remove,
};

function exists(arn: string, context: Context): boolean {
  return (
    (arn.startsWith("arn:") && findProject(context, arn) !== undefined) || reportGroupsOf(context).has(arn)
  );
}

function isPolicy(text: string): boolean {
  try {
    const policy: unknown = JSON.parse(text);
    return isObject(policy) && "Statement" in policy;
  } catch {
    return false;
  }
}
