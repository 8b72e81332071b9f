/**
 * A role that jobs of one workflow become, without a key.
 *
 * Threat boundary: who may push to the branch, or may use the environment of GitHub's, may do what its statements say.
 */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { assumedByWorkflow } from "./github-oidc.policies";

export interface GithubRoleInputs {
  /** The account of the role. */
  readonly place: Place;
  readonly name: string;
  readonly description: string;
  readonly permissionsBoundary?: string;
  /** Of a job's token: `subjectOf` a workflow. */
  readonly subject: string;
}

export interface GithubRoleShape {
  readonly statements: readonly Statement[];
  /** `refs/heads/main`, of a job's token; for a subject that doesn't hold it. Default: any. */
  readonly ref?: string;
  /** How long a job's credentials may last. Default: an hour. */
  readonly maxSessionSeconds?: number;
  /** The account's provider, where the same stack makes it: its ARN is predicted. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface GithubRoleProps extends GithubRoleInputs, GithubRoleShape {}

export class GithubRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    this.role = new Role(this, "workflow", {
      name: props.name,
      path: ROLE_PATHS.github,
      description: props.description,
      trust: [assumedByWorkflow(props.place, props.subject, props.ref)],
      policies: { workflow: props.statements },
      permissionsBoundary: props.permissionsBoundary,
      maxSessionSeconds: props.maxSessionSeconds,
      dependsOn: props.dependsOn,
    });
  }
}
