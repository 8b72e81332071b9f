/**
 * One comment on pull requests of CodeCommit, replaced by the next.
 * https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PostCommentForPullRequest.html
 */
import { isNamed } from "../aws/sdk-error";
import { isObject, type JsonObject, objectAt } from "../json";

/** CodeCommit takes 10,240 characters. */
export const CODECOMMIT_COMMENT = 10_240;

/** CodeCommit's name for a comment of somebody else's. */
export const NOT_OWN = "CommentNotCreatedByCallerException";

/** Asks CodeCommit; in the region of the repository, by whoever this process is. */
export type Ask = (operation: string, input: JsonObject) => Promise<JsonObject>;

/** An open pull request whose source is at a commit. */
export interface CodecommitPullRequest {
  readonly repository: string;
  readonly id: string;
  /** The commit that it is to be merged into. */
  readonly destination: string;
  readonly source: string;
}

/** The event that starts a pipeline tells it the commit alone: there may be several. */
export async function pullRequestsAt(
  ask: Ask,
  repository: string,
  commit: string,
): Promise<CodecommitPullRequest[]> {
  const open = { repositoryName: repository, pullRequestStatus: "OPEN" };
  const ids = await pages(ask, "ListPullRequests", open, ({ pullRequestIds }) => textsIn(pullRequestIds));
  const found: CodecommitPullRequest[] = [];
  for (const id of ids) {
    const { pullRequest } = await ask("GetPullRequest", { pullRequestId: id });
    const targets = listIn(objectAt(pullRequest).pullRequestTargets);
    const target = targets.find((one) => one.repositoryName === repository && one.sourceCommit === commit);
    if (target) found.push({ repository, id, destination: String(target.destinationCommit), source: commit });
  }
  return found;
}

/**
 * Writes a comment in the place of the one that this role has left before. CodeCommit lets nobody else change a comment, and may
 * take each session of a role for somebody else: then there is one more.
 * @param marker what tells it from other comments
 */
export async function putCodecommitComment(
  ask: Ask,
  pullRequest: CodecommitPullRequest,
  marker: string,
  content: string,
): Promise<void> {
  const { repository: repositoryName, id: pullRequestId, destination, source } = pullRequest;
  const comments = await pages(ask, "GetCommentsForPullRequest", { pullRequestId, repositoryName }, (page) =>
    listIn(page.commentsForPullRequestData).flatMap(({ comments: own }) => listIn(own)),
  );
  const former = comments.findLast(
    ({ content: text, deleted }) =>
      deleted !== true && typeof text === "string" && text.trimEnd().endsWith(marker),
  );
  if (former && (await changed(ask, String(former.commentId), content))) return;
  await ask("PostCommentForPullRequest", {
    pullRequestId,
    repositoryName,
    beforeCommitId: destination,
    afterCommitId: source,
    content,
  });
}

/** False if it is somebody else's. */
async function changed(ask: Ask, commentId: string, content: string): Promise<boolean> {
  try {
    await ask("UpdateComment", { commentId, content });
    return true;
  } catch (error) {
    if (isNamed(error, NOT_OWN)) return false;
    throw error;
  }
}

async function pages<T>(
  ask: Ask,
  operation: string,
  input: JsonObject,
  of: (page: JsonObject) => readonly T[],
): Promise<T[]> {
  const all: T[] = [];
  for (let nextToken: unknown; ; ) {
    const page = await ask(operation, { ...input, ...(typeof nextToken === "string" && { nextToken }) });
    all.push(...of(page));
    nextToken = page.nextToken;
    if (typeof nextToken !== "string" || nextToken === "") return all;
  }
}

function listIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
