import { mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { platformName } from "../../runner/provider-mirror";
import { demoBelow, stepsOf } from "../support/demo";
import { type FakeMachine, fakeMachine, temporaryFilesOf } from "../support/fake-machine";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";

jest.setTimeout(60_000);
const root = temporaryFolder();
const demo = demoBelow(root);

/** A Terraform that does this in the folder in which the survey tries the provider, and is the machine's elsewhere. */
function tryingProvider(machine: string, script: string): NodeJS.ProcessEnv {
  const folder = join(root, `${machine}-terraform`);
  const real = join(root, machine, "terraform");
  const body = `case "$PWD" in */provider-*) ${script} ;; esac`;
  writeFiles(folder, { terraform: `#!/bin/sh\n[ "$1" = init ] || exec '${real}' "$@"\n${body}\n` }, 0o755);
  return { SLIPWAY_TERRAFORM: join(folder, "terraform") };
}

/** A PATH on which a machine's Python is `python3`; without a machine, none is. */
function pathWith(machine: string | undefined): NodeJS.ProcessEnv {
  const folder = join(root, `path-${machine}`);
  mkdirSync(folder);
  for (const tool of ["/usr/bin/basename", "/bin/cat"]) symlinkSync(tool, join(folder, basename(tool)));
  if (machine !== undefined) symlinkSync(join(root, machine, "python"), join(folder, "python3"));
  return { PATH: folder, SLIPWAY_PYTHON: undefined };
}

describe("demo on a machine that lacks something", () => {
  test("GIVEN Terraform and no moto THEN it says how to get moto, and plans offline", async () => {
    const { status, stderr, stdout } = await demo("no-moto", { moto: false }, [], pathWith("no-moto"));

    expect(status).toBe(0);
    expect(stderr).toMatch(/^ {3}✘ moto +missing: .*\n +Get it: `npx slipway demo --setup`/m);
    expect(stderr.indexOf("✘ moto")).toBeLessThan(stderr.indexOf("✔ Terraform"));
    expect(stepsOf(stderr).slice(2)).toEqual(["Plan every stack, offline", "Look around"]);
    expect(stdout).toMatch(/^tools {2}111111111111/m);
  });

  test.each([
    ["no Terraform", { terraform: undefined }, "neither terraform nor tofu is on the PATH"],
    ["an old Terraform", { terraform: "1.9.8" }, "1.9.8 at .*; needed: 1.11.0 or later"],
  ])(
    "GIVEN %s THEN it says so first, and shows what the Terraform code would make",
    async (_, have, said) => {
      const folder = join(root, have.terraform ?? "none");
      const env = { ...fakeMachine(folder, { terraform: "1.9.8" }) };
      const missing = have.terraform === undefined ? { SLIPWAY_TERRAFORM: undefined, PATH: "/nowhere" } : {};
      const { status, stdout, stderr } = await slipway(["demo"], join(__dirname, "../.."), {
        ...env,
        ...missing,
      });

      expect(status).toBe(0);
      expect(stderr.replace(/\n +/g, " ")).toMatch(
        new RegExp(`✘ Terraform +missing: ${said} Get it: install Terraform 1\\.11`),
      );
      expect(stepsOf(stderr)).toHaveLength(3);
      expect(stdout).toMatch(/Pipeline storefront-acme, started by a push to main of acme\/storefront/);
      expect(stdout).toMatch(/source ▸ build ▸ deploy ▸ integration ▸ approve ▸ revision ▸ deploy ▸ smoke/);
      expect(temporaryFilesOf(folder)).toEqual([]);
    },
  );

  test("GIVEN a provider that can't be had THEN Terraform's words say why, and it isn't used", async () => {
    const words = tryingProvider("no-provider", 'echo "no such host" >&2; exit 1');
    const { status, stderr } = await demo("no-provider", {}, [], words);

    expect(status).toBe(0);
    expect(stderr).toMatch(/✘ AWS provider +missing: terraform init failed.*\n +no such host/);
    expect(stepsOf(stderr)).toHaveLength(3);
  });

  test("GIVEN another provider than the tested one THEN it says so, and plans offline", async () => {
    const mirror = join(root, "mirror");
    const platform = platformName(process.platform, process.arch);
    writeFiles(mirror, { [`registry.example/hashicorp/aws/6.25.0/${platform}/x`]: "" });
    const variables = {
      ...tryingProvider("other-provider", "! grep -q '\"5.100.0\"' cdk.tf.json; exit"),
      SLIPWAY_PROVIDER_MIRROR: mirror,
    };
    const { status, stderr } = await demo("other-provider", {}, ["--keep"], variables);

    expect(status).toBe(0);
    expect(stderr).toMatch(/✘ AWS provider +missing: 5\.100\.0, the only one that is tested with moto$/m);
    expect(stderr).toMatch(/^ {3}There will be nothing to keep up/m);
    expect(stepsOf(stderr).slice(2)).toEqual(["Plan every stack, offline", "Look around"]);
  });

  test("GIVEN no moto, and a plan that fails THEN it doesn't speak of an emulated AWS", async () => {
    const instead = { "plan tools": "echo 'Error: no' >&2; exit 1" };
    const { status, stderr } = await demo("failing-plan", { moto: false, instead });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: tools: terraform plan, exit status 1\n {2}Error: no$/m);
    expect(stderr).toMatch(/^The demo ends here\. What it has started and its temporary folder are gone\.$/m);
    expect(stderr.slice(stderr.indexOf("1. Look"))).not.toContain("emulated");
  });

  test.each<[string, FakeMachine, NodeJS.ProcessEnv, string]>([
    ["no Python", {}, pathWith(undefined), "there is no python3 to run it; .* install Python 3\\.10"],
    [
      "a named Python that isn't there",
      {},
      { SLIPWAY_PYTHON: "/nowhere/python" },
      "names, doesn't run; .* Get it: unset SLIPWAY_PYTHON",
    ],
    [
      "an old Python",
      { pythonVersion: "3.9" },
      {},
      "python is 3\\.9; moto needs 3\\.10 or later; .* install Python",
    ],
    ["a Python without venv", { venv: false }, {}, "no venv to put it in; .* install Python's venv"],
    [
      "a named Python without moto",
      {},
      {},
      "python has no moto; .* Get it: unset SLIPWAY_PYTHON, which names it; then",
    ],
  ])("GIVEN %s THEN it says so, and what to do first", async (title, machine, variables, said) => {
    const name = title.replaceAll(/\W+/g, "-");
    const { status, stderr } = await demo(name, { moto: false, ...machine }, [], variables);

    expect(status).toBe(0);
    expect(stderr.replaceAll(/\n +/g, " ")).toMatch(new RegExp(`✘ moto +missing: .*${said}.*demo --setup`));
  });
});
