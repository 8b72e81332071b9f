import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { configText } from "../support/config";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";

jest.setTimeout(30_000);
const root = temporaryFolder();
const STACK_TRACE = /^\s+at .*:\d+:\d+\)?$/m;

beforeAll(() => {
  copyFileSync(join(__dirname, "../../slipway.yaml"), join(root, "slipway.yaml"));
  writeFiles(root, {
    "bad.yaml": configText([["region"], "mars-1"], [["tools", "account"], 42]),
    "former.yaml": configText([["layout"], { stacks: "per-service" }]),
    "silent.yaml": configText([["environments", "production", "approval"], {}]),
  });
});

describe("check", () => {
  test("GIVEN a sound configuration THEN one line says what it describes", async () => {
    await expect(slipway(["check"], root)).resolves.toEqual({
      status: 0,
      stdout: "slipway.yaml: 1 service, 2 environments, 6 stacks\n",
      stderr: "",
    });
  });

  test("GIVEN a bad one THEN every problem is on stderr with its place, nothing on stdout, no stack trace", async () => {
    const { status, stdout, stderr } = await slipway(["check", "--config", "bad.yaml"], root);

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^bad\.yaml:\d+:\d+ region: .*\nbad\.yaml:\d+:\d+ tools\.account: .*\n$/);
    expect(stderr).not.toMatch(STACK_TRACE);
  });

  test("GIVEN --debug THEN the stack trace comes too", async () => {
    const { status, stderr } = await slipway(["check", "--config", "bad.yaml", "--debug"], root);

    expect(status).toBe(1);
    expect(stderr).toMatch(STACK_TRACE);
  });

  test("GIVEN --json THEN the problems are data on stdout, and the status is the same", async () => {
    const good = await slipway(["check", "--json"], root);
    const bad = await slipway(["check", "--json", "--config", "bad.yaml"], root);

    expect([good.status, JSON.parse(good.stdout)]).toEqual([
      0,
      { ok: true, problems: [], warnings: [], changes: [] },
    ]);
    expect([bad.status, bad.stderr]).toEqual([1, ""]);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      ok: false,
      problems: [{ path: "region" }, { path: "tools.account" }],
    });
  });

  test("GIVEN a former one THEN what becomes of things, at its place, and as data in --json", async () => {
    const text = await slipway(["check", "--against", "former.yaml"], root);
    const json = await slipway(["check", "--json", "--against", "former.yaml"], root);
    const bad = await slipway(["check", "--against", "bad.yaml"], root);

    expect([text.status, text.stderr]).toEqual([0, ""]);
    expect(text.stdout).toMatch(
      /^slipway\.yaml:\d+:\d+ layout: change, with loss: from per-service to per-account: .*changes-of-mind\.md#another-layout\nslipway\.yaml: 1 service/,
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      changes: [{ path: "layout", loses: true, guide: "docs/guide/changes-of-mind.md#another-layout" }],
    });
    expect([bad.status, bad.stdout]).toEqual([1, ""]);
    expect(bad.stderr).toContain("bad.yaml");
  });

  test("GIVEN a sound one that may surprise THEN warnings on stderr, as data in --json, and the status of a sound one", async () => {
    const text = await slipway(["check", "--config", "silent.yaml"], root);
    const json = await slipway(["check", "--json", "--config", "silent.yaml"], root);

    expect([text.status, json.status, json.stderr]).toEqual([0, 0, ""]);
    expect(text.stdout).toMatch(/^silent\.yaml: 1 service/);
    expect(text.stderr).toMatch(
      /^silent\.yaml:\d+:\d+ environments\.production\.approval: warning: nobody is told .*\n$/,
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: true,
      problems: [],
      warnings: [{ file: "silent.yaml", path: "environments.production.approval" }],
    });
  });

  test("GIVEN SLIPWAY_CONFIG THEN it names the file, and --config comes before it", async () => {
    const env = { SLIPWAY_CONFIG: "bad.yaml" };

    expect((await slipway(["check"], root, env)).status).toBe(1);
    expect((await slipway(["check", "--config", "slipway.yaml"], root, env)).status).toBe(0);
  });
});

describe.each([["synth"], ["plan", "--offline"]])("%s", (...command) => {
  test("GIVEN a bad configuration THEN nothing is written", async () => {
    const { status, stdout, stderr } = await slipway([...command, "--config", "bad.yaml"], root, {
      SLIPWAY_TERRAFORM: "/bin/true",
    });

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/bad\.yaml:\d+:\d+ region: /);
    expect(stderr).not.toMatch(STACK_TRACE);
    expect(readdirSync(root).sort()).toEqual(["bad.yaml", "former.yaml", "silent.yaml", "slipway.yaml"]);
  });
});

describe("the command line", () => {
  test.each([
    [["plna"], /error: unknown command 'plna'\n\(Did you mean plan\?\)/],
    [["plan", "--offlin"], /error: unknown option '--offlin'\n\(Did you mean --offline\?\)/],
    [["plan", "--jobs", "0"], /argument '0' is invalid\. allowed: a whole number from 1 to 9999/],
    [["check", "other.yaml"], /error: too many arguments/],
    [
      ["plan", "--offline", "prodution"],
      /no stack is called "prodution"; did you mean production\?\nStacks: /,
    ],
    [["plan", "--offline", "--no-synth"], /cdktf\.out holds no synthesized stacks\nRun `slipway synth`/],
  ])("GIVEN %j THEN it says what is wrong, exit status 1", async (args, message) => {
    const { status, stdout, stderr } = await slipway(args, root, { SLIPWAY_TERRAFORM: "/bin/true" });

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(STACK_TRACE);
  });

  test("GIVEN a flag that npm kept THEN plan refuses, and says how to give it", async () => {
    const env = { npm_lifecycle_event: "plan", npm_config_offline: "true" };
    const { status, stderr } = await slipway(["plan"], root, env);

    expect(status).toBe(1);
    expect(stderr).toMatch(
      /npm kept --offline for itself.*\nRun `npx slipway plan --offline`, or `npm run plan -- --offline`/,
    );
  });

  test.each([["--help"], ["check", "--help"], ["synth", "--help"], ["plan", "--help"], ["doctor", "--help"]])(
    "GIVEN %s %s THEN help is on stdout, with examples, within 80 columns",
    async (...args) => {
      const { status, stdout, stderr } = await slipway(args, root);

      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(
        args.length > 1 ? /Examples:\n {2}npx slipway .*Exit status: 0 /s : /npx slipway doctor/,
      );
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test("GIVEN no terraform on the PATH THEN plan says what is missing and what works without it", async () => {
    const env = { PATH: "/nowhere", SLIPWAY_TERRAFORM: undefined };
    const { status, stdout, stderr } = await slipway(["plan", "--offline"], root, env);

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/neither terraform nor tofu is on the PATH/);
    expect(stderr).toMatch(/`slipway check` and `slipway synth` work without it/);
  });
});
