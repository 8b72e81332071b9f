/**
 * A role in a workload account that builds of the tools account become: to shift the alias, or to invoke it.
 *
 * Threat boundary: the named builds may assume it, and it does what the one build's purpose takes.
 */
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { assumedByBuilds } from "./lambda-deploy.policies";

export interface BuildAccessProps {
  readonly name: string;
  readonly description: string;
  /** The tools account. */
  readonly tools: Place;
  /** Predicted ARNs of the builds' roles; at least one. */
  readonly builderRoles: readonly string[];
  readonly statements: readonly Statement[];
  readonly permissionsBoundary?: string;
}

export class BuildAccess extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BuildAccessProps) {
    super(scope, id);
    this.role = new Role(this, "build", {
      name: props.name,
      path: ROLE_PATHS.verify,
      description: props.description,
      trust: assumedByBuilds(props.tools, props.builderRoles),
      policies: { access: props.statements },
      permissionsBoundary: props.permissionsBoundary,
    });
  }
}
