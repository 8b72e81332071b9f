/** Pull requests of a repository at GitHub, for who is told a commit alone. */
import { isObject, objectAt } from "../json";
import { callGithub, type GithubRepository } from "./call";
import type { PullRequest } from "./pull-request";

/**
 * Those that are open and at a commit, to be commented on in the name of the token's owner.
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function pullRequestsWith(at: GithubRepository, commit: string): Promise<PullRequest[]> {
  const answer = await callGithub(at, "GET", `/repos/${at.repository}/commits/${commit}/pulls?per_page=100`);
  const open = (Array.isArray(answer) ? answer.filter(isObject) : []).filter(
    (one) => one.state === "open" && objectAt(one.head).sha === commit,
  );
  if (open.length === 0) return [];
  const author = String(objectAt(await callGithub(at, "GET", "/user")).login);
  return open.map((one) => ({ ...at, number: Number(one.number), author }));
}
