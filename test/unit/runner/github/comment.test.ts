import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { putComment } from "../../../../runner/github/comment";
import { pullRequestOf } from "../../../../runner/github/pull-request";
import { pullRequestsWith } from "../../../../runner/github/pull-requests";
import { temporaryFolder, writeFiles } from "../../../support/folder";

const MARKER = "<!-- marker -->";
const TOKEN = "a-token";

const COMMIT = "6a4f4470".repeat(5);
/** What GitHub tells of a commit: pull requests that have it among theirs. */
const PULLS = JSON.stringify([
  { number: 5, state: "closed", head: { sha: COMMIT } },
  { number: 6, state: "open", head: { sha: "1".repeat(40) } },
  { number: 7, state: "open", head: { sha: COMMIT } },
]);

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string; readonly login?: string };
}

/** GitHub's comments on one pull request, by pages. */
describe("a comment on a pull request of GitHub's", () => {
  let comments: Comment[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const url = new URL(request.url ?? "", "http://github");
      const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
      if (status !== 200 || !isKnown) {
        response.writeHead(isKnown ? status : 401).end(JSON.stringify({ message: "No." }));
        return;
      }
      const { body } = JSON.parse(text || "{}");
      if (request.method === "GET" && url.pathname === "/repos/acme/platform/issues/7/comments") {
        const [size, page] = ["per_page", "page"].map((name) => Number(url.searchParams.get(name)));
        response.end(
          JSON.stringify(comments.slice(((page ?? 1) - 1) * (size ?? 0), (page ?? 1) * (size ?? 0))),
        );
      } else if (request.method === "POST" && url.pathname === "/repos/acme/platform/issues/7/comments") {
        comments.push({ id: 1000 + comments.length, body, user: { type: "Bot" } });
        response.writeHead(201).end("{}");
      } else if (
        request.method === "PATCH" &&
        url.pathname.startsWith("/repos/acme/platform/issues/comments/")
      ) {
        const id = Number(url.pathname.split("/").at(-1));
        comments = comments.map((one) => (one.id === id ? { ...one, body } : one));
        response.end("{}");
      } else if (url.pathname === "/user") response.end(JSON.stringify({ login: "acme-reviews" }));
      else if (url.pathname.startsWith("/repos/acme/platform/commits/")) response.end(PULLS);
      else response.writeHead(404).end(JSON.stringify({ message: "Not Found" }));
    });
  });
  beforeAll((done) => void server.listen(0, "127.0.0.1", done));
  afterAll((done) => void server.close(done));

  const pullRequest = () => ({
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    repository: "acme/platform",
    number: 7,
    token: TOKEN,
  });
  const text = (about: string) => `${about}\n${MARKER}\n`;

  beforeEach(() => {
    comments = [];
    status = 200;
  });

  test("GIVEN none before THEN it is added; GIVEN one before THEN that is replaced, wherever it stands", async () => {
    const others = Array.from({ length: 250 }, (_, id) => ({ id, body: "well", user: { type: "User" } }));
    comments = others.slice(0, 130);
    await putComment(pullRequest(), MARKER, text("first"));
    comments.push(...others.slice(130));
    await putComment(pullRequest(), MARKER, text("second"));

    expect(comments).toHaveLength(251);
    expect(comments.filter(({ body }) => body.includes(MARKER)).map(({ body }) => body)).toEqual([
      text("second"),
    ]);
  });

  test("GIVEN the token of a person THEN that person's own is replaced", async () => {
    const login = (name: string) => ({ type: "User", login: name });
    comments = [
      { id: 1, body: text("> quoted"), user: login("somebody") },
      { id: 2, body: text("first"), user: login("acme-reviews") },
    ];
    await putComment({ ...pullRequest(), author: "acme-reviews" }, MARKER, text("second"));
    expect(comments.map(({ body }) => body)).toEqual([text("> quoted"), text("second")]);
  });

  test("GIVEN a commit alone THEN the open pull requests that are at it are found, and whose the token is", async () => {
    const found = await pullRequestsWith(pullRequest(), COMMIT);
    expect(found).toEqual([{ ...pullRequest(), number: 7, author: "acme-reviews" }]);
    expect(await pullRequestsWith(pullRequest(), "0".repeat(40))).toEqual([]);
  });

  test("GIVEN a person who quotes a review THEN that stays", async () => {
    comments = [{ id: 1, body: text("> quoted"), user: { type: "User" } }];
    await putComment(pullRequest(), MARKER, text("first"));
    expect(comments.map(({ body }) => body)).toEqual([text("> quoted"), text("first")]);
  });

  test.each([
    [403, /refuses GET .*: 403 No\.\nGive the job permissions: \{ pull-requests: write \}/],
    [404, /404 No\.\nIs GITHUB_REPOSITORY right/],
    [500, /500 No\.$/],
  ])("GIVEN status %d THEN it says what to do, and no token", async (code, message) => {
    status = code;
    const put = putComment(pullRequest(), MARKER, text("first"));
    await expect(put).rejects.toThrow(message);
    await expect(putComment(pullRequest(), MARKER, "")).rejects.not.toThrow(TOKEN);
  });

  test("GIVEN nobody who answers THEN it says where", async () => {
    const nowhere = { ...pullRequest(), api: "http://127.0.0.1:1" };
    await expect(putComment(nowhere, MARKER, "")).rejects.toThrow(
      /GitHub can't be reached at http:\/\/127\.0\.0\.1:1: /,
    );
  });
});

describe("the pull request that a workflow runs for", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "pull.json": JSON.stringify({ pull_request: { number: 7 } }), "push.json": "{}" });
  const env = (event: string) => ({
    GITHUB_TOKEN: TOKEN,
    GITHUB_REPOSITORY: "acme/platform",
    GITHUB_EVENT_PATH: join(folder, event),
  });

  test("GIVEN a workflow's variables THEN it is found", () => {
    expect(pullRequestOf(env("pull.json"))).toEqual({
      api: "https://api.github.com",
      repository: "acme/platform",
      number: 7,
      token: TOKEN,
    });
  });

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ["nothing", {}, /needs GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_EVENT_PATH/],
    ["no token", { ...env("pull.json"), GITHUB_TOKEN: "" }, /needs GITHUB_TOKEN: .*\nIn the step: env:/],
    ["another event", env("push.json"), /for workflows that a pull request starts/],
    ["no event", env("gone.json"), /gone\.json, can't be read/],
  ])("GIVEN %s THEN it says what is missing", (_, variables, message) => {
    expect(() => pullRequestOf(variables)).toThrow(message);
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
