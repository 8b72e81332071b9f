import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Account } from "../config/config";
import { GithubProvider } from "../modules/github-oidc/github-provider";

/** The account's provider of GitHub's tokens, where roles need one and nobody else made it; for roles to wait for. */
export function buildGithubProvider(
  scope: Construct,
  { githubProvider }: Account,
  needed: boolean,
): readonly ITerraformDependable[] | undefined {
  if (!needed || githubProvider === "existing") return undefined;
  return [new GithubProvider(scope, "github-actions").resource];
}
