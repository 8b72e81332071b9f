import { type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/**
 * Trust of a deploy role: one pipeline's role of the tools account. The account is the principal and the role a
 * condition, because a principal must exist, and one that was made anew is no longer the one that was named.
 */
export function assumedByDeployer(tools: Place, deployerArn: string): Statement[] {
  return [
    allow({
      sid: "AssumedByThePipeline",
      principals: { aws: [rootArn(tools)] },
      actions: ["sts:AssumeRole"],
      when: { ArnEquals: { "aws:PrincipalArn": deployerArn } },
      because: "Only the service's own release pipeline deploys; nothing else in the tools account does.",
    }),
  ];
}
