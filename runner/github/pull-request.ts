/** Where a pull request of GitHub's is, as a workflow is told. */
import { readFileSync } from "node:fs";
import { Failure } from "../failure";
import { objectAt } from "../json";
import type { GithubRepository } from "./call";

export interface PullRequest extends GithubRepository {
  readonly number: number;
  /** Whose token it is, where it is a person's; absent: a bot's. */
  readonly author?: string;
}

/**
 * The pull request that a workflow runs for.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 * @throws Failure with what is missing
 */
export function pullRequestOf(env: NodeJS.ProcessEnv): PullRequest {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_EVENT_PATH: event } = env;
  const missing = Object.entries({
    GITHUB_TOKEN: token,
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_PATH: event,
  })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (!token || !repository || !event) {
    throw new Failure(
      `--comment needs ${missing.join(", ")}: GitHub Actions sets them, but for GITHUB_TOKEN\n` +
        "In the step: env: { GITHUB_TOKEN: ${{ github.token }} }, and permissions: { pull-requests: write } of the job.",
    );
  }
  const { number } = objectAt(eventIn(event), "pull_request");
  if (typeof number !== "number")
    throw new Failure(
      "--comment is for workflows that a pull request starts: this one was started by something else",
    );
  return { api: env.GITHUB_API_URL || "https://api.github.com", repository, number, token };
}

function eventIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Failure(
      `GITHUB_EVENT_PATH, ${path}, can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
