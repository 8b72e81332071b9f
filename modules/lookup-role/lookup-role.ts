/**
 * The role in a workload account with which verification finds a load balancer's address.
 *
 * Threat boundary: builds run the repository's code, so what they may become here can look load balancers up and
 * nothing else.
 */
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { assumedByBuilds, lookUpLoadBalancers } from "./lookup-role.policies";

export interface LookupRoleInputs {
  readonly name: string;
  /** The tools account. */
  readonly tools: Place;
  readonly permissionsBoundary?: string;
}

export interface LookupRoleShape {
  /** Predicted ARNs of the roles of the builds that verify; at least one. */
  readonly builderRoles: readonly string[];
}

export interface LookupRoleProps extends LookupRoleInputs, LookupRoleShape {}

export class LookupRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: LookupRoleProps) {
    super(scope, id);
    if (props.builderRoles.length === 0) {
      throw new Error(`${this.node.path}: no build role to trust; leave the role out where nothing verifies`);
    }
    this.role = new Role(this, "verify", {
      name: props.name,
      path: ROLE_PATHS.verify,
      description: "Verification looks load balancers up with it, and can do nothing else",
      trust: assumedByBuilds(props.tools, props.builderRoles),
      policies: { "look-up": lookUpLoadBalancers() },
      permissionsBoundary: props.permissionsBoundary,
    });
  }
}
