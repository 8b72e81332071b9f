import { type Ask, pullRequestsAt, putCodecommitComment } from "../../../../runner/codecommit/comment";

const MARKER = "<!-- marker -->";
const COMMIT = "6a4f4470".repeat(5);

interface Comment {
  readonly id: string;
  readonly author: string;
  readonly content: string;
  readonly deleted?: boolean;
}

/** CodeCommit's pull requests and the comments on one, a few a page; `me` is who asks. */
class Codecommit {
  comments: Comment[] = [];
  readonly asked: string[] = [];
  constructor(private readonly me: string) {}

  readonly ask: Ask = async (operation, input) => {
    this.asked.push(operation);
    const from = Number(input.nextToken ?? 0);
    const page = <T>(all: readonly T[]) => ({
      part: all.slice(from, from + 2),
      ...(from + 2 < all.length && { nextToken: String(from + 2) }),
    });
    switch (operation) {
      case "ListPullRequests": {
        expect(input).toMatchObject({ repositoryName: "platform", pullRequestStatus: "OPEN" });
        const { part, ...more } = page(["1", "2", "3", "4"]);
        return { pullRequestIds: part, ...more };
      }
      case "GetPullRequest": {
        const sourceCommit = ["2", "4"].includes(String(input.pullRequestId)) ? COMMIT : "0".repeat(40);
        const target = { repositoryName: "platform", sourceCommit, destinationCommit: "main" };
        return { pullRequest: { pullRequestTargets: [target] } };
      }
      case "GetCommentsForPullRequest": {
        const { part, ...more } = page(this.comments);
        const comments = part.map(({ id, content, deleted = false }) => ({
          commentId: id,
          content,
          deleted,
        }));
        return { commentsForPullRequestData: [{ comments }], ...more };
      }
      case "UpdateComment": {
        const found = this.comments.find(({ id }) => id === input.commentId);
        if (found?.author !== this.me)
          throw Object.assign(new Error("no"), { name: "CommentNotCreatedByCallerException" });
        this.comments = this.comments.map((one) =>
          one === found ? { ...one, content: String(input.content) } : one,
        );
        return {};
      }
      case "PostCommentForPullRequest": {
        expect(input).toMatchObject({ beforeCommitId: "main", afterCommitId: COMMIT, pullRequestId: "2" });
        this.comments.push({
          id: `c${this.comments.length}`,
          author: this.me,
          content: String(input.content),
        });
        return {};
      }
      default:
        throw Object.assign(new Error(operation), { name: "AccessDeniedException" });
    }
  };
}

const text = (about: string) => `${about}\n${MARKER}\n`;
const pullRequest = { repository: "platform", id: "2", destination: "main", source: COMMIT };
const put = (codecommit: Codecommit, content: string) =>
  putCodecommitComment(codecommit.ask, pullRequest, MARKER, content);
const contents = ({ comments }: Codecommit) => comments.map(({ content }) => content);

test("GIVEN a commit THEN every open pull request that is at it is found, on whatever page", async () => {
  const found = await pullRequestsAt(new Codecommit("me").ask, "platform", COMMIT);
  expect(found).toEqual([pullRequest, { ...pullRequest, id: "4" }]);
});

describe("a comment on a pull request of CodeCommit's", () => {
  it("GIVEN none before THEN it is added; GIVEN one before THEN that is replaced, wherever it stands", async () => {
    const codecommit = new Codecommit("me");
    codecommit.comments = ["well", "done"].map((content, n) => ({ id: `x${n}`, author: "she", content }));
    await put(codecommit, text("first"));
    codecommit.comments.push({ id: "x9", author: "she", content: "thanks" });
    await put(codecommit, text("second"));
    expect(contents(codecommit)).toEqual(["well", "done", text("second"), "thanks"]);
  });

  it("GIVEN a review of somebody else's, or a deleted one THEN it is added, and that stays", async () => {
    const codecommit = new Codecommit("me");
    const quoted = { id: "x0", author: "she", content: text("> quoted") };
    codecommit.comments = [quoted, { id: "x1", author: "me", content: text("gone"), deleted: true }];
    await put(codecommit, text("first"));
    expect(contents(codecommit)).toEqual([quoted.content, text("gone"), text("first")]);
  });

  it("GIVEN a refusal THEN it is told", async () => {
    const denied: Ask = async (operation) => {
      throw Object.assign(new Error(`not ${operation}`), { name: "AccessDeniedException" });
    };
    await expect(putCodecommitComment(denied, pullRequest, MARKER, "")).rejects.toThrow(
      "not GetCommentsForPullRequest",
    );
  });
});
