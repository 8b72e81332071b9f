import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type FakeCommands, fakeTerraform, summaryLine, writeSynthesized } from "../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../support/folder";
import { isAlive } from "../support/process";
import { slipway, startSlipway } from "../support/slipway";

jest.setTimeout(30_000);
const root = temporaryFolder();
let number = 0;

/** A folder with the stacks tools and staging, a fake Terraform, and temporary files of its own. */
function project(commands: FakeCommands): { folder: string; env: NodeJS.ProcessEnv } {
  number += 1;
  const folder = join(root, String(number));
  writeSynthesized(join(folder, "cdktf.out"), ["tools", "staging"]);
  mkdirSync(join(folder, "tmp"));
  const env = {
    SLIPWAY_TERRAFORM: fakeTerraform(folder, commands),
    TMPDIR: join(folder, "tmp"),
    XDG_CACHE_HOME: join(folder, "cache"),
  };
  return { folder, env };
}

const PLAN = ["plan", "--no-synth"];
/** Shell: true in the copy of the stack tools. */
const IS_TOOLS = `[ "$(basename "$PWD")" = tools ]`;

describe("plan", () => {
  test.each([
    ["no change", summaryLine(0), 0, "0 with changes"],
    ["a change", summaryLine(2, 1), 2, "2 with changes"],
  ])("GIVEN %s THEN the exit status is Terraform's", async (_, line, expected, words) => {
    const { folder, env } = project({ plan: `echo '${line}'; exit ${expected}` });
    const { status, stdout } = await slipway([...PLAN, "--offline"], folder, env);

    expect(status).toBe(expected);
    expect(stdout).toContain(`2 stacks, ${words}, offline: as if nothing existed yet\n`);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });

  test("GIVEN a workspace that was left over THEN Terraform is never run online; offline it makes no difference", async () => {
    const { folder, env } = project({ plan: `[ -z "$TF_WORKSPACE" ] && echo '${summaryLine(0)}'` });
    const left = { ...env, TF_WORKSPACE: "dev" };
    const online = await slipway(PLAN, folder, left);

    expect({ status: online.status, stdout: online.stdout }).toEqual({ status: 1, stdout: "" });
    expect(online.stderr).toContain("unset TF_WORKSPACE\n");
    expect((await slipway([...PLAN, "--offline"], folder, left)).status).toBe(0);
  });

  test("GIVEN one stack that fails THEN the others are planned, and Terraform's words are on stderr", async () => {
    const { folder, env } = project({
      plan: `if ${IS_TOOLS}; then echo 'Error: no such key' >&2; exit 1; fi; echo '${summaryLine(7)}'; exit 2`,
    });
    const { status, stdout, stderr } = await slipway(PLAN, folder, env);

    expect(status).toBe(1);
    expect(stdout).toBe(
      "stack      add  change  destroy\ntools    error\nstaging      7       0        0\n2 stacks, 1 with changes, 1 error\n",
    );
    expect(stderr).toContain("tools: terraform plan, exit status 1\n  Error: no such key\n");
  });

  test("GIVEN --json, --out and a name THEN that stack alone is data", async () => {
    const { folder, env } = project({
      plan: `echo '${summaryLine(3)}'; exit 2`,
      show: `echo '{"planned":true}'`,
    });
    const { status, stdout } = await slipway([...PLAN, "--json", "--out", "plans", "tools"], folder, env);
    const tools = { stack: "tools", changed: true, add: 3, change: 0, destroy: 0, import: 0, warnings: [] };

    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ offline: false, stacks: [tools] });
    expect(readdirSync(join(folder, "plans"))).toEqual([".gitignore", "tools.json"]);
    expect(JSON.parse(readFileSync(join(folder, "plans/tools.json"), "utf8"))).toEqual({ planned: true });
  });

  test("GIVEN an override file beside a stack THEN an online plan refuses, an offline one leaves it out", async () => {
    const { folder, env } = project({ plan: `ls; echo '${summaryLine(0)}'` });
    writeFiles(folder, { "cdktf.out/stacks/tools/local_override.tf.json": "{}" });
    const online = await slipway(PLAN, folder, env);

    expect(online.status).toBe(1);
    expect(online.stderr).toMatch(/ {2}cdktf\.out\/stacks\/tools\/local_override\.tf\.json\nDelete them\./);
    expect((await slipway([...PLAN, "staging"], folder, env)).status).toBe(0);
    expect((await slipway([...PLAN, "--offline"], folder, env)).status).toBe(0);
  });
});

describe("an end by signal", () => {
  const pids = (folder: string) =>
    ["parent", "child"].map((name) => Number(readFileSync(join(folder, name), "utf8")));

  /** Starts a plan whose Terraform waits, with a child of its own, until `trap` says otherwise. */
  async function waiting(trap: string) {
    const { folder, env } = project({});
    const plan = `trap '${trap}' INT; sleep 60 & echo $! > ${folder}/child; echo $$ > ${folder}/parent; : > ${folder}/ready; while :; do sleep 0.1; done`;
    fakeTerraform(folder, { plan });
    const running = startSlipway([...PLAN, "--offline", "tools"], folder, env);
    while (!existsSync(join(folder, "ready"))) await setTimeout(20);
    return { folder, ...running };
  }

  test.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])("GIVEN %s THEN Terraform is interrupted and nothing of it is left", async (signal, expected) => {
    const { folder, process: command, ended } = await waiting("exit 1");
    command.kill(signal);
    const { status, stdout, stderr } = await ended;

    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toContain("stopping Terraform in good order; once more kills it");
    expect(await Promise.all(pids(folder).map(isAlive))).toEqual([false, false]);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });

  test("GIVEN Ctrl-C that comes twice, from the terminal and from npm THEN it is one", async () => {
    const { folder, process: command, ended } = await waiting(`sleep 0.3; : > "$0.ended"; exit 1`);
    command.kill("SIGINT");
    await setTimeout(5);
    command.kill("SIGINT");

    expect((await ended).status).toBe(130);
    expect(existsSync(join(folder, "terraform.ended"))).toBe(true);
  });

  test("GIVEN a Terraform that doesn't stop THEN a second signal kills it", async () => {
    const { folder, process: command, ended } = await waiting(`: > "$0.asked"`);
    command.kill("SIGINT");
    while (!existsSync(join(folder, "terraform.asked"))) await setTimeout(20);
    // Before that it would be the echo of the first.
    await setTimeout(600);
    command.kill("SIGINT");

    expect((await ended).status).toBe(130);
    expect(await Promise.all(pids(folder).map(isAlive))).toEqual([false, false]);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });
});

test("GIVEN a reader that goes away THEN the command ends without a word", async () => {
  const { folder, env } = project({ plan: `echo '${summaryLine(0)}'` });
  const { process: command, ended } = startSlipway([...PLAN, "--offline"], folder, env);
  command.stdout?.destroy();

  expect((await ended).stderr).not.toContain("EPIPE");
});
