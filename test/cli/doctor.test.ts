import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type FakeCommands, fakeTerraform } from "../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";

jest.setTimeout(30_000);
const root = temporaryFolder();

beforeAll(() => {
  copyFileSync(join(__dirname, "../../slipway.yaml"), join(root, "slipway.yaml"));
  writeFiles(root, { "bad.yaml": "organization: 1\n" });
});

interface Finding {
  readonly what: string;
  readonly state: string;
  readonly found: string;
  readonly blocks?: string;
  readonly remedy?: string;
}

/** Runs doctor --json with a fake Terraform and a fake python3 that has moto, in a folder of that name. */
async function doctor(name: string, commands: FakeCommands, ...args: string[]) {
  const env = {
    SLIPWAY_TERRAFORM: fakeTerraform(join(root, name), commands),
    XDG_CACHE_HOME: join(root, "cache"),
  };
  const { status, stdout } = await slipway(["doctor", "--json", ...args], root, env);
  const { ok, findings }: { ok: boolean; findings: Finding[] } = JSON.parse(stdout);
  return {
    status,
    ok,
    states: Object.fromEntries(findings.map(({ what, state }) => [what, state])),
    findings,
  };
}

/** A line in which Terraform says what STS said. */
const IDENTITY = JSON.stringify({
  type: "outputs",
  outputs: {
    arn: { sensitive: false, type: "string", value: "arn:aws:sts::111111111111:assumed-role/platform/me" },
  },
});

describe("doctor", () => {
  test("GIVEN everything THEN it says who AWS says we are in every account, exit status 0", async () => {
    const { status, ok, states, findings } = await doctor("all", { apply: `echo '${IDENTITY}'` });

    expect({ status, ok }).toEqual({ status: 0, ok: true });
    expect(states).toMatchObject({
      "Node.js": "ok",
      Terraform: "ok",
      "AWS emulator": "ok",
      "AWS provider": "ok",
      "credentials of tools": "ok",
      "credentials of staging": "ok",
      "credentials of production": "ok",
    });
    expect(findings.at(-1)?.found).toBe("arn:aws:sts::111111111111:assumed-role/platform/me");
  });

  test("GIVEN no credentials THEN it says what that blocks and what to do, exit status 1", async () => {
    const { status, findings } = await doctor("signed-out", {
      apply: "echo 'Error: ExpiredToken' >&2; exit 1",
    });
    const found = findings.find(({ what }) => what === "credentials of staging");

    expect(status).toBe(1);
    expect(found).toMatchObject({
      state: "missing",
      found: "profile acme-staging for account 222222222222:\nError: ExpiredToken",
      blocks: "plan and deploying of the stacks in staging; plan --offline works",
    });
    expect(found?.remedy).toMatch(/profile or assumeRole/);
  });

  test("GIVEN --offline THEN no account is asked", async () => {
    const { status, states } = await doctor("offline", { apply: "exit 1" }, "--offline");

    expect(status).toBe(0);
    expect(Object.keys(states)).toEqual(["Node.js", "Terraform", "AWS emulator", "AWS provider, offline"]);
  });

  test("GIVEN a provider that can't be had THEN Terraform's words say why, and nobody is asked", async () => {
    const { status, findings } = await doctor("no-provider", { init: "echo 'no such host' >&2; exit 1" });

    expect(status).toBe(1);
    expect(findings.find(({ what }) => what === "AWS provider")?.found).toMatch(
      /terraform init failed.*\nno such host/,
    );
    expect(findings.at(-1)).toEqual({
      what: "credentials",
      state: "unknown",
      found: "needs the AWS provider",
    });
  });

  test("GIVEN a configuration that isn't sound THEN it says how to see why", async () => {
    const { status, findings } = await doctor("bad-config", {}, "--config", "bad.yaml");

    expect(status).toBe(1);
    expect(findings.at(-1)?.found).toBe("needs a sound configuration: slipway check --config bad.yaml");
  });

  test("GIVEN a workspace that was left over THEN it says so, and nobody is asked", async () => {
    const env = {
      SLIPWAY_TERRAFORM: fakeTerraform(join(root, "bent"), { apply: "exit 1" }),
      XDG_CACHE_HOME: join(root, "cache"),
      TF_WORKSPACE: "dev",
    };
    const { status, stdout } = await slipway(["doctor"], root, env);

    expect(status).toBe(1);
    expect(stdout).toMatch(/^missing {2}environment: TF_WORKSPACE would have Terraform do something else/m);
    expect(stdout).toMatch(/^ {9}Remedy: unset TF_WORKSPACE\.$/m);
    expect(stdout).toMatch(/^unknown {2}AWS provider and credentials: needs that unset$/m);
  });

  test("GIVEN a Terraform that is too old THEN it is as good as missing", async () => {
    const { status, findings } = await doctor("old", { version: "1.9.8" });

    expect(status).toBe(1);
    expect(findings.find(({ what }) => what === "Terraform")).toMatchObject({
      state: "missing",
      found: expect.stringMatching(/^1\.9\.8 at .*; needed: 1\.11\.0 or later$/),
      blocks: "plan; check and synth work",
    });
  });

  test("GIVEN no Terraform and no python3 THEN the text says so, within reason to read", async () => {
    const { status, stdout } = await slipway(["doctor"], root, {
      PATH: "/nowhere",
      SLIPWAY_TERRAFORM: undefined,
    });

    expect(status).toBe(1);
    expect(stdout).toMatch(/^missing {2}Terraform: neither terraform nor tofu is on the PATH$/m);
    expect(stdout).toMatch(/^ {9}Remedy: install Terraform 1\.11/m);
    expect(stdout).toMatch(/^optional AWS emulator: there is no python3 to run it$/m);
    expect(stdout).toMatch(/^unknown {2}AWS provider and credentials: needs Terraform$/m);
  });
});
