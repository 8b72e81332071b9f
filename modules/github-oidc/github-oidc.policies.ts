import { type Place, partitionOf } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** The issuer of the tokens that jobs of GitHub Actions identify themselves with, without `https://`. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** What `aws-actions/configure-aws-credentials` asks tokens for. */
export const AUDIENCE = "sts.amazonaws.com";

/** What a job must be to become a role: the subject of its token, word by word. */
export interface WorkflowSubject {
  /** The repository as GitHub writes it into subjects: `repo:acme/shop`. */
  readonly repository: string;
  /** A job that names this environment of GitHub's, or one that runs for this branch. */
  readonly of: { readonly environment: string } | { readonly branch: string };
}

/** An account's provider, by its predictable ARN: an account has one for an issuer. */
export function githubProviderArn({ account, region }: Place): string {
  return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`;
}

/** https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims */
export function subjectOf({ repository, of }: WorkflowSubject): string {
  return "branch" in of
    ? `${repository}:ref:refs/heads/${of.branch}`
    : `${repository}:environment:${of.environment}`;
}

/**
 * Trust of a role that jobs of a workflow become (`subjectOf`). Claims are compared as a whole: a pattern in the subject would let
 * another repository or branch in, and a set operator a token without a subject.
 * @param ref what the job runs for: the subject of one that names an environment says nothing of it. Absent: whatever
 */
export function assumedByWorkflow(place: Place, subject: string, ref?: string): Statement {
  return allow({
    sid: "AssumedByTheWorkflow",
    principals: { federated: [githubProviderArn(place)] },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    when: {
      StringEquals: {
        [`${GITHUB_ISSUER}:aud`]: AUDIENCE,
        [`${GITHUB_ISSUER}:sub`]: subject,
        ...(ref !== undefined && { [`${GITHUB_ISSUER}:ref`]: ref }),
      },
    },
    because: "Only a job of this repository, for this environment or branch; no key is kept anywhere.",
  });
}
