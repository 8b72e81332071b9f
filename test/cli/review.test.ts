import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";
import { rawPlan } from "../unit/review/plans";

const folder = temporaryFolder();
const destroying = JSON.stringify(
  rawPlan([{ type: "aws_kms_key", address: "aws_kms_key.old", before: { description: "x" } }]),
);
const quiet = JSON.stringify(rawPlan([{ type: "aws_sns_topic", after: { name: "x" } }]));

writeFiles(folder, {
  "plans/production.json": destroying,
  "plans/staging.json": quiet,
  "elsewhere/production.json": quiet,
  "plans/reviewed.json": "{}",
  "windows.json": "\uFEFF",
  "state.json": JSON.stringify({ format_version: "1.0", values: { root_module: {} } }),
  "broken.json": '{"format_version": "1.2", ',
  "leaking.json": '{"password": hunter22secret}',
  "deep.json": `{"format_version":"1.2","planned_values":{},"output_changes":{"a":{"actions":["create"],"after":${"[".repeat(20_000)}${"]".repeat(20_000)}}}}`,
  "empty/.keep": "",
  "good.yaml": `accepted:
  - concern: destroy
    stack: production
    address: aws_kms_key.old
    because: nothing is encrypted with it
    until: "2999-12-31"
`,
  "bad.yaml": `accepted:
  - concern: destory
    stack: production
    address: aws_kms_key.old
    until: tomorrow
    why: so
`,
});

const run = (...args: readonly string[]) => slipway(["review", ...args], folder);

describe("slipway review", () => {
  test("GIVEN a folder of plans THEN one comment is on stdout, and --out has it and all of it", async () => {
    const { status, stdout } = await run("plans", "--out", "review");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\*\*Destroys a stateful resource\.\*\* `production` \+0 ~0 −1 · `staging` \+1 ~0 −0\n/,
    );
    expect(readFileSync(join(folder, "review/review.md"), "utf8").trimEnd()).toBe(stdout.trimEnd());
    expect(existsSync(join(folder, "review/full.md"))).toBe(true);
    // What lies beside them holds secrets: git must not take it.
    expect(readFileSync(join(folder, "review/.gitignore"), "utf8")).toBe("*\n");
  });

  test("GIVEN --fail-on THEN the exit status tells whether it is there", async () => {
    expect((await run("plans", "--fail-on", "exposed,destroy")).status).toBe(2);
    expect((await run("plans", "--fail-on", "exposed")).status).toBe(0);
    expect((await run("plans", "--fail-on", "any")).status).toBe(2);
    expect((await run("plans", "--fail-on", "any", "--accepted", "good.yaml")).status).toBe(0);
  });

  test("GIVEN --json THEN it is data", async () => {
    const { stdout } = await run("plans/production.json", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "Destroys a stateful resource.",
      stacks: [{ stack: "production", destroy: 1 }],
      findings: [{ kind: "destroy", address: "aws_kms_key.old" }],
    });
  });

  test("GIVEN --comment-tag THEN the mark by which its comment is found is another one", async () => {
    const markOf = async (...args: readonly string[]) =>
      (await run("plans", ...args)).stdout.trimEnd().split("\n").at(-1);
    expect(await markOf()).toBe("<!-- slipway review -->");
    expect(await markOf("--comment-tag", "shop/eu-west-1")).toBe("<!-- slipway review: shop/eu-west-1 -->");
    expect(await run("plans", "--comment-tag", "a-->")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('"a-->" isn\'t a tag: up to 64 letters and digits'),
    });
  });

  test("GIVEN two plans of one name THEN their paths tell them apart", async () => {
    const { stdout } = await run("plans/production.json", "elsewhere/production.json");
    expect(stdout).toContain("`plans/production.json`");
    expect(stdout).toContain("`elsewhere/production.json`");
  });

  test.each<[string, readonly string[], RegExp]>([
    ["no such file", ["nowhere.json"], /nowhere\.json can't be read: ENOENT/],
    ["a folder without plans", ["empty"], /empty holds no plan: no file in it ends in \.json/],
    [
      "a state",
      ["state.json"],
      /state: it is a state, not a plan\. `terraform plan -out FILE` and `terraform show -json FILE`/,
    ],
    ["broken JSON", ["broken.json"], /broken: it isn't JSON/],
    [
      "broken JSON with a secret",
      ["leaking.json"],
      /^error: leaking: it isn't JSON: Unexpected token 'h'\n$/,
    ],
    ["nesting without end", ["deep.json"], /deep: it is nested deeper than any plan/],
    [
      "an unknown concern",
      ["plans", "--fail-on", "destory"],
      /"destory" isn't a concern; nearest: destroy; allowed: destroy, /,
    ],
    [
      "no concern, but a name that all objects have",
      ["plans", "--fail-on", "constructor"],
      /isn't a concern/,
    ],
    [
      "a wrong acceptance",
      ["plans", "--accepted", "bad.yaml"],
      /bad\.yaml:2:14 accepted\[0\]\.concern: found "destory"; nearest: destroy/,
    ],
  ])("GIVEN %s THEN it says so, and no review is written", async (_, args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });

  test("GIVEN an acceptance with several faults THEN each has its line", async () => {
    const { stderr } = await run("plans", "--accepted", "bad.yaml");
    expect(stderr).toMatch(/accepted\[0\]\.until: found "tomorrow"; allowed: the last day/);
    expect(stderr).toMatch(/accepted\[0\]\.because: missing; give the reason/);
    expect(stderr).toMatch(/accepted\[0\]\.why: unknown key/);
  });
});
