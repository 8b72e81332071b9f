/**
 * The role in a workload account that one service's release pipeline becomes to deploy.
 *
 * Threat boundary: one pipeline may assume it. It reads that pipeline's artifacts and does what its target's release
 * takes, on the target's own resources.
 */
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import type { ArtifactPlace } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { ARTIFACT_PREFIX_TAG, readArtifacts } from "../artifact-store/artifact-access.policies";
import { assumedByDeployer } from "./deploy-role.policies";

export interface DeployRoleInputs {
  readonly name: string;
  readonly description: string;
  /** The tools account. */
  readonly tools: Place;
  /** Predicted ARN of the pipeline's role. */
  readonly deployerArn: string;
  /** The pipeline's artifacts: the only ones the role reads. */
  readonly artifacts: ArtifactPlace;
  readonly permissionsBoundary?: string;
}

export interface DeployRoleShape {
  /** What a release takes; each target has a pure function for it. */
  readonly statements: readonly Statement[];
}

export interface DeployRoleProps extends DeployRoleInputs, DeployRoleShape {}

export class DeployRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: DeployRoleProps) {
    super(scope, id);
    this.role = new Role(this, "deploy", {
      name: props.name,
      path: ROLE_PATHS.deploy,
      description: props.description,
      trust: assumedByDeployer(props.tools, props.deployerArn),
      policies: { artifacts: readArtifacts(props.artifacts), deploy: props.statements },
      permissionsBoundary: props.permissionsBoundary,
      tags: { [ARTIFACT_PREFIX_TAG]: props.artifacts.prefix },
    });
  }
}
