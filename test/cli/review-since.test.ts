import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";
import { describeWithTerraform } from "../support/terraform";

const PROJECT = join(__dirname, "..", "..");
const CONFIG = readFileSync(join(PROJECT, "slipway.yaml"), "utf8");

/** A repository that holds a configuration and nothing else. */
function repository(): string {
  const folder = temporaryFolder();
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Acme", "-c", "user.email=platform@acme.example", ...args], {
      cwd: folder,
    });
  writeFiles(folder, { "slipway.yaml": CONFIG, ".gitignore": "cdktf.out/\n" });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "Describe the system");
  return folder;
}

describe("slipway review --since", () => {
  const folder = repository();
  const outside = temporaryFolder();
  const run = (...args: readonly string[]) => slipway(["review", "--offline", ...args], folder);

  test("GIVEN nothing that synthesizes otherwise THEN nothing is planned, and the stacks are named", async () => {
    const { status, stdout } = await run("--since", "HEAD", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "No changes.",
      stacks: [],
      unplanned: {
        since: "HEAD",
        unchanged: expect.arrayContaining(["tools", "staging", "production"]),
        gone: [],
      },
    });
  });

  test("GIVEN a hook's variables of another repository THEN the folder's own is asked", async () => {
    const env = { GIT_DIR: join(outside, ".git"), GIT_WORK_TREE: outside };
    const { status, stderr } = await slipway(["review", "--offline", "--since", "HEAD"], folder, env);
    expect(`${status} ${stderr}`).toMatch(/^0 /);
  });

  test("GIVEN no such revision THEN it says what can be named", async () => {
    const { status, stdout, stderr } = await run("--since", "nowhere");
    expect(stderr).toContain('"nowhere" is no revision of');
    expect(stderr).toContain("Name a branch, a tag or a commit");
    expect([status, stdout]).toEqual([1, ""]);
  });

  test("GIVEN a folder outside of any repository THEN it says so", async () => {
    writeFiles(outside, { "slipway.yaml": CONFIG });
    const { status, stderr } = await slipway(["review", "--since", "HEAD"], outside);
    expect(stderr).toMatch(/lies in no git repository/);
    expect(status).toBe(1);
  });

  test("GIVEN plan files too THEN it refuses", async () => {
    const { status, stderr } = await run("plan.json", "--since", "HEAD");
    expect(stderr).toContain("--since plans what changed: leave out the plan files, or --since");
    expect(status).toBe(1);
  });
});

describeWithTerraform("slipway review --since, of a change", () => {
  const folder = repository();

  test("GIVEN a reader more and an environment less THEN one stack is planned, who may read is said, and what is gone", async () => {
    const reader = `artifacts: { readers: ["arn:aws:iam::444444444444:role/deployer"] }\n`;
    const staging = /^ {2}staging:\n(?: {4}.*\n)+/m;
    const inService = /^ {6}staging:\n(?: {8}.*\n)+/m;
    expect(CONFIG).toMatch(staging);
    expect(CONFIG).toMatch(inService);
    writeFiles(folder, { "slipway.yaml": reader + CONFIG.replace(staging, "").replace(inService, "") });

    const { status, stdout, stderr } = await slipway(
      ["review", "--since", "HEAD", "--offline", "--json", "--fail-on", "access-widened"],
      folder,
    );
    const review = JSON.parse(stdout || JSON.stringify({ stderr }));

    expect(status).toBe(2);
    expect(review.stacks.map(({ stack }: { stack: string }) => stack)).toEqual(["tools"]);
    expect(review.unplanned).toEqual({
      since: "HEAD",
      unchanged: expect.arrayContaining(["production", "bootstrap-tools"]),
      gone: expect.arrayContaining(["staging", "bootstrap-staging"]),
    });
    const widened = review.findings.filter(({ kind }: { kind: string }) => kind === "access-widened");
    expect(widened.map(({ text }: { text: string }) => text).join("\n")).toMatch(
      /`an administrator of 444444444444, as arn:aws:iam::444444444444:role\/deployer` may now read artifacts/,
    );
    // What the proof has judged is no concern a second time.
    expect(widened.every(({ address }: { address: string }) => address.startsWith("arn:"))).toBe(true);
  }, 120_000);
});
