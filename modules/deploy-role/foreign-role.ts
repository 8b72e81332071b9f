import type { Place } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
import { policyDocument } from "../../iam/printer";
import type { Statement } from "../../iam/statement";
import { readArtifacts } from "../artifact-store/artifact-access.policies";
import { assumedByDeployer } from "./deploy-role.policies";

interface ForeignRole {
  readonly deployRoleArn: string;
  readonly tools: Place;
  readonly deployerArn: string;
  readonly artifacts: ArtifactLocation;
  /** What the target's release takes. */
  readonly statements: readonly Statement[];
}

/** Policies as JSON text, to be pasted. */
export interface RoleInstructions {
  readonly role: string;
  readonly trustPolicy: string;
  readonly permissionsPolicy: string;
}

/**
 * What the owner of a deploy role that Slipway doesn't make has to give it: the same trust and the same statements as
 * `DeployRole`. Plain data, for an output. The bucket's and the key's policy name the role by themselves.
 */
export function foreignRoleInstructions(foreign: ForeignRole): RoleInstructions {
  return {
    role: foreign.deployRoleArn,
    trustPolicy: json(assumedByDeployer(foreign.tools, foreign.deployerArn)),
    permissionsPolicy: json([...readArtifacts(foreign.artifacts), ...foreign.statements]),
  };
}

function json(statements: readonly Statement[]): string {
  return JSON.stringify(policyDocument(statements), null, 2);
}
