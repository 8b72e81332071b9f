/** Parts of ARNs, known or not. */
import { Fn, Token } from "cdktf";

/**
 * The secret in what ECS takes for one: its ARN, then a key of its JSON, a stage and a version as needed.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function secretIn(valueFrom: string): string {
  if (Token.isUnresolved(valueFrom))
    return Token.asString(Fn.join(":", Fn.slice(Fn.split(":", valueFrom), 0, 7)));
  return valueFrom.split(":").slice(0, 7).join(":");
}

/** The account in an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function accountIn(arn: string): string {
  if (Token.isUnresolved(arn)) return Token.asString(Fn.element(Fn.split(":", arn), 4));
  return arn.split(":")[4] ?? "";
}
