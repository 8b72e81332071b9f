/** Managed policies of one role: for what is more than a role's own policies may hold together. */
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { refuseOver } from "../../iam/limit";
import { ROLE_PATHS } from "../../iam/paths";
import { printPolicyWithin } from "../../iam/printer";
import type { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MANAGED_POLICY_LIMIT = 6144;
const POLICIES_OF_A_ROLE = 10;

/** What a role may do, by what its policies are called behind the role's name. */
export type PolicyGroups = Readonly<Partial<Record<string, readonly Statement[]>>>;

export interface AttachedPoliciesProps {
  readonly role: Role;
  readonly groups: PolicyGroups;
}

export class AttachedPolicies extends Construct {
  constructor(scope: Construct, id: string, { role, groups }: AttachedPoliciesProps) {
    super(scope, id);
    const all = Object.entries(groups).flatMap(([group, statements]) =>
      statements ? [{ group, statements }] : [],
    );
    refuseOver(POLICIES_OF_A_ROLE, all.length, `managed policies of role ${role.name}`, "IAM");
    for (const { group, statements } of all) {
      const name = `${role.name}-${group}`;
      const { arn: policyArn } = new IamPolicy(this, `${group}-policy`, {
        name,
        path: ROLE_PATHS.infrastructure,
        description: `What ${role.name} may do: ${group}`,
        policy: printPolicyWithin(MANAGED_POLICY_LIMIT, `the policy ${name}`, statements),
      });
      new IamRolePolicyAttachment(this, group, { role: role.resource.name, policyArn });
    }
  }
}
