import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type PlanResult, planStack } from "../../../runner/plan";
import { withSession } from "../../../runner/session";
import {
  type FakeCommands,
  fakeTerraform,
  summaryLine,
  writeSynthesized,
} from "../../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../../support/folder";

jest.setTimeout(30_000);
const root = temporaryFolder();
const directory = join(root, "stacks", "tools");
const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(root, "cache") };

beforeAll(() => writeSynthesized(root, ["tools"]));

/** Plans the stack with a fake Terraform. */
function plan(
  commands: FakeCommands,
  options: { json?: boolean; offline?: boolean } = {},
): Promise<PlanResult> {
  const terraform = fakeTerraform(root, commands);
  return withSession({ offline: options.offline ?? false, terraform, env }, (session) =>
    planStack(session, { name: "tools", directory }, { json: options.json }),
  );
}

describe("planStack", () => {
  test.each([
    ["nothing to do", summaryLine(0), 0, false],
    ["something to do", summaryLine(3, 2, 1), 2, true],
    ["outputs only", summaryLine(0), 2, true],
  ])("GIVEN a plan with %s THEN it says so", async (_, line, status, changed) => {
    const result = await plan({ plan: `echo '${line}'; exit ${status}` });

    expect(result).toMatchObject({ stack: "tools", ok: true, changed });
  });

  test("GIVEN a provider in development, which no lock file names THEN nothing is planned but offline", async () => {
    const commands = {
      init: "echo 'Warning: Provider development overrides are in effect'",
      plan: `echo '${summaryLine(0)}'`,
    };
    await expect(plan(commands)).resolves.toMatchObject({
      ok: false,
      step: "terraform init",
      error: expect.stringMatching(/dev_overrides.*\nTake them out of it/),
    });
    await expect(plan(commands, { offline: true })).resolves.toMatchObject({ ok: true });
  });

  describe("GIVEN a state that brings a provider along, which its stack doesn't ask for", () => {
    const held = (...addresses: readonly string[]) =>
      addresses.map((address) => `echo 'provider "${address}" {}' >> .terraform.lock.hcl`).join("; ");
    const planned = { plan: `touch ${root}/planned; echo '${summaryLine(0)}'` };
    const AWS = "registry.terraform.io/hashicorp/aws";
    const asking = {
      terraform: { required_providers: { aws: { source: "aws" }, own: { source: "Acme/own" } } },
    };
    beforeEach(() => writeFiles(directory, { "cdk.tf.json": JSON.stringify(asking) }));
    afterAll(() => writeSynthesized(root, ["tools"]));

    test.each([
      "registry.terraform.io/evil/evil",
      "registry.terraform.io/evil/aws",
      "evil.example/hashicorp/aws",
      "registry.terraform.io/hashicorp/external",
    ])("THEN nothing of %s is run", async (strange) => {
      await expect(plan({ init: held(AWS, strange), ...planned })).resolves.toMatchObject({
        ok: false,
        step: "terraform init",
        error: expect.stringContaining(`the state asks for providers that the stack doesn't: ${strange}\n`),
      });
      expect(existsSync(join(root, "planned"))).toBe(false);
    });

    test.each([AWS, "registry.opentofu.org/hashicorp/aws", "registry.terraform.io/acme/own"])(
      "THEN %s, which it asks for, is run",
      async (asked) => {
        await expect(plan({ init: held(asked), ...planned })).resolves.toMatchObject({ ok: true });
        rmSync(join(root, "planned"));
      },
    );
  });

  test("GIVEN a plan THEN its numbers come back, and the whole of it when it is asked for", async () => {
    const commands = {
      plan: `echo '${summaryLine(3, 2, 1)}'; exit 2`,
      show: `echo '{"format_version":"1.2"}'`,
    };
    const changes = { add: 3, change: 2, destroy: 1, import: 0 };

    await expect(plan(commands)).resolves.toEqual({
      stack: "tools",
      ok: true,
      changed: true,
      changes,
      planned: [],
      warnings: [],
    });
    await expect(plan(commands, { json: true })).resolves.toMatchObject({
      json: '{"format_version":"1.2"}\n',
    });
  });

  test.each<[string, FakeCommands, string, string]>([
    ["init", { init: "echo 'no bucket' >&2; exit 1" }, "terraform init, exit status 1", "no bucket"],
    ["init, on stdout", { init: "echo 'no bucket'; exit 1" }, "terraform init, exit status 1", "no bucket"],
    ["plan", { plan: "echo 'panic' >&2; exit 11" }, "terraform plan, exit status 11", "panic"],
    ["plan, without a summary", { plan: "echo odd" }, "terraform plan, exit status 0", "odd"],
  ])("GIVEN an error of %s THEN Terraform's own words come back", async (_, commands, step, error) => {
    await expect(plan(commands)).resolves.toEqual({ stack: "tools", ok: false, step, error });
  });

  test("GIVEN an error of show THEN it is an error of the stack", async () => {
    const commands = { plan: `echo '${summaryLine(1)}'; exit 2`, show: "echo broken >&2; exit 1" };

    await expect(plan(commands, { json: true })).resolves.toMatchObject({ ok: false, error: "broken" });
  });

  test("GIVEN an offline plan THEN the copy has the override, the stack's folder stays as it was", async () => {
    const commands = { plan: `ls > ${root}/seen; pwd > ${root}/where; echo '${summaryLine(0)}'` };
    await plan(commands, { offline: true });

    expect(readdirSync(directory)).toEqual(["cdk.tf.json"]);
    expect(existsSync(readFileSync(join(root, "where"), "utf8").trim())).toBe(false);
  });

  test("GIVEN progress THEN it names the step and the resource under way", async () => {
    const started = JSON.stringify({ type: "refresh_start", hook: { resource: { addr: "aws_kms_key.k" } } });
    const terraform = fakeTerraform(root, { plan: `echo '${started}'; echo '${summaryLine(0)}'` });
    const seen: string[] = [];
    await withSession({ offline: false, terraform, env }, (session) =>
      planStack(session, { name: "tools", directory }, { onProgress: (doing) => seen.push(doing) }),
    );

    expect(seen).toEqual(["init", "plan", "aws_kms_key.k", "plan"]);
  });
});

test("GIVEN a cache of providers to fill THEN no two stacks run init at a time", async () => {
  const script = `if ! mkdir ${root}/busy; then exit 1; fi; sleep 0.1; rmdir ${root}/busy`;
  const terraform = fakeTerraform(root, { init: script, plan: `echo '${summaryLine(0)}'` });
  const results = await withSession({ offline: false, terraform, env }, (session) =>
    Promise.all([1, 2, 3].map(() => planStack(session, { name: "tools", directory }))),
  );

  expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
});
