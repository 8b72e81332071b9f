import { type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/**
 * Trust of a role that plans or applies an account's stacks: callers in the tools account, by their whole ARNs. The account
 * is the principal, because a caller needn't be made yet.
 */
export function assumedByCallers(tools: Place, callers: readonly string[], because: string): Statement {
  return allow({
    sid: "AssumedByCallers",
    principals: { aws: [rootArn(tools)] },
    actions: ["sts:AssumeRole"],
    when: { ArnEquals: { "aws:PrincipalArn": callers } },
    because,
  });
}

/** For a caller's role: it becomes exactly these, each of which trusts it in return. */
export function becomeInfrastructure(roleArns: readonly string[]): Statement {
  return allow({
    sid: "BecomeInfrastructure",
    actions: ["sts:AssumeRole"],
    resources: roleArns,
    because: "Plans or applies an account's stacks as the one role that the account has for it.",
  });
}
