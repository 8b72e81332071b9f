/** One comment on a pull request, replaced by the next. https://docs.github.com/en/rest/issues/comments */
import { Failure } from "../failure";
import { isObject, objectAt } from "../json";
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
  if (former === undefined) await call(pullRequest, "POST", issue, { body });
  else await call(pullRequest, "PATCH", `/repos/${repository}/issues/comments/${former}`, { body });
}

/** People may quote a review: only what a bot has written is replaced. */
async function formerComment(
  pullRequest: PullRequest,
  issue: string,
  marker: string,
): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const comments = await call(pullRequest, "GET", `${issue}?per_page=${PAGE}&page=${page}`);
    const all = Array.isArray(comments) ? comments.filter(isObject) : [];
    const own = all.find(
      ({ body, user }) =>
        typeof body === "string" && body.trimEnd().endsWith(marker) && objectAt(user).type === "Bot",
    );
    if (own) return Number(own.id);
    if (all.length < PAGE) return undefined;
  }
}

/** What to do about a refusal, by status. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: "GITHUB_TOKEN isn't valid, or has expired.",
  403: "Give the job permissions: { pull-requests: write }. Pull requests from forks never have it.",
  404: "Is GITHUB_REPOSITORY right, and may the token see it?",
};

async function call(
  { api, token }: PullRequest,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      Accept: "application/vnd.github+json",
      Authorization: `Bearer ${token}`,
      "X-GitHub-Api-Version": "2022-11-28",
      "User-Agent": "slipway",
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Failure(`GitHub can't be reached at ${api}: ${cause}`);
  });
  const text = await answer.text();
  if (answer.ok) return text === "" ? undefined : JSON.parse(text);
  const said = messageIn(text);
  throw new Failure(
    [`GitHub refuses ${method} ${path}: ${answer.status} ${said}`, REMEDIES[answer.status] ?? ""]
      .join("\n")
      .trim(),
  );
}

function messageIn(text: string): string {
  try {
    return String(objectAt(JSON.parse(text)).message ?? "");
  } catch {
    return "";
  }
}
