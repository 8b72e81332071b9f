/** One comment on a pull request, replaced by the next. https://docs.github.com/en/rest/issues/comments */
import { isObject, objectAt } from "../json";
import { callGithub } from "./call";
import type { PullRequest } from "./pull-request";

/** Comments of a page: the most that GitHub gives. */
const PAGE = 100;

/**
 * Writes a comment in the place of the one that this token's owner has left before.
 * @param marker what tells it from other comments
 */
export async function putComment(pullRequest: PullRequest, marker: string, body: string): Promise<void> {
  const { repository, number } = pullRequest;
  const issue = `/repos/${repository}/issues/${number}/comments`;
  const former = await formerComment(pullRequest, issue, marker);
  if (former === undefined) await callGithub(pullRequest, "POST", issue, { body });
  else await callGithub(pullRequest, "PATCH", `/repos/${repository}/issues/comments/${former}`, { body });
}

/** People may quote a review: only what a bot has written is replaced, or who the token is. */
async function formerComment(
  pullRequest: PullRequest,
  issue: string,
  marker: string,
): Promise<number | undefined> {
  const isOwn = (user: unknown) => {
    const { type, login } = objectAt(user);
    return type === "Bot" || (pullRequest.author !== undefined && login === pullRequest.author);
  };
  for (let page = 1; ; page += 1) {
    const comments = await callGithub(pullRequest, "GET", `${issue}?per_page=${PAGE}&page=${page}`);
    const all = Array.isArray(comments) ? comments.filter(isObject) : [];
    const own = all.find(
      ({ body, user }) => typeof body === "string" && body.trimEnd().endsWith(marker) && isOwn(user),
    );
    if (own) return Number(own.id);
    if (all.length < PAGE) return undefined;
  }
}
