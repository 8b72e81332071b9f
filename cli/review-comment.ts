/** Where a review is written for those who look at a pull request. */
import type { Config } from "../config/config";
import type { ClientSettings } from "../runner/aws/clients";
import { isNamed } from "../runner/aws/sdk-error";
import { signedCall } from "../runner/aws/signed-call";
import {
  type Ask,
  CODECOMMIT_COMMENT,
  NOT_OWN,
  pullRequestsAt,
  putCodecommitComment,
} from "../runner/codecommit/comment";
import { Failure } from "../runner/failure";
import { putComment } from "../runner/github/comment";
import { pullRequestOf } from "../runner/github/pull-request";
import { pullRequestsWith } from "../runner/github/pull-requests";
import { tell } from "./output";

export interface CommentPlace {
  /** How much a comment may hold there; absent: what a review's comment has room for. */
  readonly limit?: number;
  readonly put: (marker: string, comment: string) => Promise<void>;
}

/**
 * In GitHub Actions the pull request that the workflow runs for; in CodeBuild those of the infrastructure's repository that are at the
 * build's commit. Found before plans are made, which takes a while.
 * @throws Failure with what is missing
 */
export async function commentPlaces(env: NodeJS.ProcessEnv, config: () => Config): Promise<CommentPlace[]> {
  const { CODEBUILD_BUILD_ID: build, CODEBUILD_RESOLVED_SOURCE_VERSION: commit = "" } = env;
  if (!build) {
    const pullRequest = pullRequestOf(env);
    return [{ put: (marker, comment) => putComment(pullRequest, marker, comment) }];
  }
  const { infrastructure, tools } = config();
  if (!infrastructure) {
    throw new Failure(
      "--comment in CodeBuild is for the repository that infrastructure names, and the configuration has none",
    );
  }
  const { source } = infrastructure.service;
  const places =
    source.kind === "codecommit"
      ? await inCodecommit(tools.region, source.repository, commit)
      : await inGithub(env, source.kind === "github" ? source.repository : "", commit);
  if (places.length === 0) tell(`warning: no comment is written; the review stands here alone`);
  return places;
}

async function inCodecommit(region: string, repository: string, commit: string): Promise<CommentPlace[]> {
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  const settings: ClientSettings = { region, credentials: fromNodeProviderChain() };
  const ask: Ask = (operation, body) =>
    signedCall(settings, {
      service: "codecommit",
      path: "/",
      target: `CodeCommit_20150413.${operation}`,
      body,
    }).catch((error: unknown) => {
      if (!(error instanceof Error) || isNamed(error, NOT_OWN)) throw error;
      throw new Failure(
        `CodeCommit refuses ${operation}: ${error.name}: ${error.message}\n` +
          "Does the repository lie in the tools account, and may the build's role comment in it?",
      );
    });
  const found = await pullRequestsAt(ask, repository, commit);
  return found.map((pullRequest) => ({
    limit: CODECOMMIT_COMMENT,
    put: (marker, comment) => putCodecommitComment(ask, pullRequest, marker, comment),
  }));
}

/** Without a token nobody can comment at GitHub: the configuration needn't give one. */
async function inGithub(env: NodeJS.ProcessEnv, repository: string, commit: string): Promise<CommentPlace[]> {
  const { GITHUB_TOKEN: token, GITHUB_API_URL: api = "https://api.github.com" } = env;
  if (!token) return [];
  const found = await pullRequestsWith({ api, repository, token }, commit);
  return found.map((pullRequest) => ({
    put: (marker, comment) => putComment(pullRequest, marker, comment),
  }));
}
