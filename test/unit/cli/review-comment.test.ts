import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { commentPlaces } from "../../../cli/review-comment";
import { parseConfig } from "../../../config/load";
import { CODECOMMIT_COMMENT } from "../../../runner/codecommit/comment";
import { GOOD } from "../config/support";

const COMMIT = "6a4f4470".repeat(5);
const BUILD = {
  CODEBUILD_BUILD_ID: "acme-infrastructure-pr-review:1",
  CODEBUILD_RESOLVED_SOURCE_VERSION: COMMIT,
};
const from = (source: string) => () =>
  parseConfig(`infrastructure: { source: { ${source} } }\n${GOOD}`, "slipway.yaml");
const GITHUB = from("github: { repository: acme/platform }");
const CODECOMMIT = from("codecommit: { repository: platform }");

describe("a review in CodeBuild is written", () => {
  /** What was asked, and of whom: CodeCommit's operations, GitHub's paths. */
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    "CodeCommit_20150413.ListPullRequests": { pullRequestIds: ["7"] },
    "CodeCommit_20150413.GetPullRequest": {
      pullRequest: {
        pullRequestTargets: [{ repositoryName: "platform", sourceCommit: COMMIT, destinationCommit: "m" }],
      },
    },
    "CodeCommit_20150413.GetCommentsForPullRequest": { commentsForPullRequestData: [] },
    "CodeCommit_20150413.PostCommentForPullRequest": {},
    [`/repos/acme/platform/commits/${COMMIT}/pulls`]: [{ number: 9, state: "open", head: { sha: COMMIT } }],
    "/user": { login: "acme-reviews" },
    "/repos/acme/platform/issues/9/comments": [],
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://here").pathname;
    const what = String(request.headers["x-amz-target"] ?? path);
    asked.push(what);
    response.end(JSON.stringify(answers[what]));
  });
  const before = { ...process.env };
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll((done) => void server.listen(0, "127.0.0.1", done));
  afterAll((done) => void server.close(done));
  const told: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    told.length = 0;
    jest.spyOn(process.stderr, "write").mockImplementation((text) => told.push(String(text)) > 0);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: address(),
      AWS_ACCESS_KEY_ID: "key-of-a-test",
      AWS_SECRET_ACCESS_KEY: "secret-of-a-test",
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env = { ...before };
  });

  it("GIVEN CodeCommit THEN into the pull request that is at the commit, as long as CodeCommit takes", async () => {
    const [place, ...others] = await commentPlaces(BUILD, CODECOMMIT);
    expect([place?.limit, others]).toEqual([CODECOMMIT_COMMENT, []]);
    await place?.put("<!-- marker -->", "Nothing changes.\n<!-- marker -->");
    expect(asked.at(-1)).toBe("CodeCommit_20150413.PostCommentForPullRequest");
    expect(
      await commentPlaces({ ...BUILD, CODEBUILD_RESOLVED_SOURCE_VERSION: "0".repeat(40) }, CODECOMMIT),
    ).toEqual([]);
    expect(told.join("")).toMatch(/no comment is written/);
  });

  it("GIVEN GitHub and a token THEN into the pull request that is at the commit; without one nowhere", async () => {
    const env = { ...BUILD, GITHUB_API_URL: address(), GITHUB_TOKEN: "a-token" };
    const [place, ...others] = await commentPlaces(env, GITHUB);
    expect([place?.limit, others, told]).toEqual([undefined, [], []]);
    await place?.put("<!-- marker -->", "Nothing changes.\n<!-- marker -->");
    expect(asked.at(-1)).toBe("/repos/acme/platform/issues/9/comments");

    asked.length = 0;
    expect(await commentPlaces({ ...env, GITHUB_TOKEN: undefined }, GITHUB)).toEqual([]);
    expect([asked, told.join("")]).toEqual([[], expect.stringMatching(/no comment is written/)]);
  });

  it("GIVEN no infrastructure THEN it says that it knows no repository", async () => {
    await expect(commentPlaces(BUILD, () => parseConfig(GOOD, "slipway.yaml"))).rejects.toThrow(
      /in CodeBuild is for the repository that infrastructure names/,
    );
  });
});
