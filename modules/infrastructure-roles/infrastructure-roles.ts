/**
 * The roles that plan and apply an account's stacks, and the boundary of everything that an apply makes.
 *
 * Threat boundary: the callers that the trust names become them, nobody else. The one that applies can't change itself, its
 * boundary or its own making, and what it makes is bounded as it is.
 */
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { type Place, policyArn, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { printPolicyWithin } from "../../iam/printer";
import { Role } from "../../iam/role";
import { AttachedPolicies, MANAGED_POLICY_LIMIT, type PolicyGroups } from "./attached-policies";
import { type Bounded, boundaryStatements } from "./boundary.policies";
import { assumedByCallers } from "./callers.policies";

export interface InfrastructureRolesProps {
  readonly place: Place;
  /** The tools account, where callers are. */
  readonly tools: Place;
  readonly names: { readonly planRole: string; readonly applyRole: string; readonly boundary: string };
  readonly bounded: Omit<Bounded, "place" | "terraform">;
  /** ARNs of who plans the account's stacks, and of the one that applies them. */
  readonly callers: { readonly plan: readonly string[]; readonly apply: string };
  readonly plan: PolicyGroups;
  readonly apply: PolicyGroups;
}

export class InfrastructureRoles extends Construct {
  readonly plan: Role;
  readonly apply: Role;
  /** Whoever has it waits for it: its ARN is predicted. */
  readonly boundary: IamPolicy;

  constructor(scope: Construct, id: string, props: InfrastructureRolesProps) {
    super(scope, id);
    const { place, tools, names, callers } = props;
    const path = ROLE_PATHS.infrastructure;
    const terraform = {
      plan: roleArn(place, path, names.planRole),
      apply: roleArn(place, path, names.applyRole),
    };
    this.boundary = new IamPolicy(this, "boundary", {
      name: names.boundary,
      path,
      description: "The most that a role of Slipway's may do in this account",
      policy: printPolicyWithin(
        MANAGED_POLICY_LIMIT,
        `the policy ${names.boundary}`,
        boundaryStatements({ ...props.bounded, place, terraform }),
      ),
    });
    const bound = {
      path,
      policies: {},
      permissionsBoundary: policyArn(place, path, names.boundary),
      dependsOn: [this.boundary],
    };
    this.plan = new Role(this, "plan", {
      ...bound,
      name: names.planRole,
      description: "Plans the stacks of this account: reads, and may take the lock of a state",
      trust: [
        assumedByCallers(tools, callers.plan, "The branch is planned, and so are pull requests into it."),
      ],
    });
    this.apply = new Role(this, "apply", {
      ...bound,
      name: names.applyRole,
      description: "Applies the stacks of this account, bootstrap's excepted",
      trust: [assumedByCallers(tools, [callers.apply], "One caller applies here, and only here.")],
    });
    new AttachedPolicies(this, "plan-policies", { role: this.plan, groups: props.plan });
    new AttachedPolicies(this, "apply-policies", { role: this.apply, groups: props.apply });
  }
}
