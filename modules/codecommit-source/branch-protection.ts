/**
 * The policy that keeps a branch for pull requests. CodeCommit has no protection of its own: the policy binds the
 * identities to which it is attached, and nobody else.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-conditional-branch.html
 */
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { printPolicyWithin } from "../../iam/printer";
import { type ProtectedBranch, protectBranch } from "./branch-protection.policies";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MANAGED_POLICY_LIMIT = 6144;

export interface BranchProtectionInputs {
  /** Of the policy: at most 128 characters. */
  readonly name: string;
  readonly description: string;
  readonly place: Place;
}

export interface BranchProtectionShape extends ProtectedBranch {
  /** Names of the roles of this account that it is attached to. */
  readonly committers: readonly string[];
}

export interface BranchProtectionProps extends BranchProtectionInputs, BranchProtectionShape {}

export class BranchProtection extends Construct {
  readonly resource: IamPolicy;

  constructor(scope: Construct, id: string, props: BranchProtectionProps) {
    super(scope, id);
    const { name, description, committers } = props;
    this.resource = new IamPolicy(this, "policy", {
      name,
      path: "/slipway/",
      description,
      policy: printPolicyWithin(MANAGED_POLICY_LIMIT, `the policy ${name}`, protectBranch(props)),
    });
    for (const role of committers) {
      new IamRolePolicyAttachment(this, `committer-${role}`, { role, policyArn: this.resource.arn });
    }
  }

  /** A reference, for whoever attaches it elsewhere. */
  get arn(): string {
    return this.resource.arn;
  }
}
