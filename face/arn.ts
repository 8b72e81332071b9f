/** Parts of ARNs, known or not. */
import { Fn, Token } from "cdktf";

/** The account in an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function accountIn(arn: string): string {
  if (Token.isUnresolved(arn)) return Token.asString(Fn.element(Fn.split(":", arn), 4));
  return arn.split(":")[4] ?? "";
}
