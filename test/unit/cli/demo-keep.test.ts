import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Kept, keepText } from "../../../cli/demo/keep";
import { temporaryFolder } from "../../support/folder";

const folder = temporaryFolder();
const scratch = join(folder, "it's mine");

const KEPT: Kept = {
  emulator: { url: "http://127.0.0.1:4000", version: "5.2.1", pid: 0, stop: () => Promise.resolve() },
  accounts: [
    { name: "tools", id: "111111111111", region: "us-east-1" },
    { name: "staging", id: "222222222222", region: "us-east-1" },
  ],
  session: {
    terraform: "/opt/bin/terraform",
    offline: false,
    providers: { kind: "mirror", path: "/opt/providers" },
    scratch,
    run: () => Promise.reject(new Error("not here")),
    init: () => Promise.reject(new Error("not here")),
  },
  terraform: undefined,
  file: "other/slipway.yaml",
  stacks: [],
  providers: "/tmp/demo/provider/.terraform/providers",
  folder: scratch,
  outdir: "/tmp/demo/cdktf.out",
};

beforeAll(() => mkdirSync(scratch));

/** The environment of a shell in which somebody has pasted the lines. */
function pasted(env: Record<string, string>, kept = KEPT): Record<string, string> {
  const lines = keepText(kept, env)
    .split("\n")
    .filter((line) => /^ {2}(cd|unset|export) /.test(line));
  const script = [...lines, "env -0"].join("\n");
  const { stdout } = spawnSync("/bin/sh", ["-c", script], { env: { PATH: process.env.PATH, ...env } });
  const entries = stdout
    .toString()
    .split("\0")
    .map((line) => line.split(/=(.*)/s).slice(0, 2));
  return Object.fromEntries(entries);
}

describe("the lines that --keep prints", () => {
  test("leave nothing of the user's own AWS and Terraform settings", () => {
    const own = {
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: "https://elsewhere.example",
      AWS_ENDPOINT_URL_S3: "https://elsewhere.example",
      AWS_PROFILE: "mine",
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_CA_BUNDLE: "/ca.pem",
      TF_WORKSPACE: "mine",
      TF_CLI_ARGS_plan: "-target=x",
      TF_CLI_CONFIG_FILE: "/nowhere",
      TF_DATA_DIR: "/nowhere",
    };
    const env = pasted(own);

    for (const [name, value] of Object.entries(own)) expect(env[name]).not.toBe(value);
    expect(env).toMatchObject({
      AWS_ENDPOINT_URL: "http://127.0.0.1:4000",
      AWS_PROFILE: "tools",
      AWS_CONFIG_FILE: join(scratch, "aws-config"),
      SLIPWAY_CONFIG: join(process.cwd(), "other/slipway.yaml"),
      SLIPWAY_PROVIDER_MIRROR: KEPT.providers,
    });
  });

  test.each([
    [{ HTTP_PROXY: "http://proxy.example" }, "127.0.0.1"],
    [{ https_proxy: "http://proxy.example", no_proxy: "localhost,.example" }, "localhost,.example,127.0.0.1"],
    [{ PATH: "/bin" }, undefined],
  ])("GIVEN %j THEN the emulator is reached past proxies", (env, expected) => {
    expect(pasted(env).NO_PROXY).toBe(expected);
    expect(pasted(env).no_proxy).toBe(expected);
  });

  test("GIVEN a binary that was named THEN every command takes it", () => {
    const named: Kept = {
      ...KEPT,
      terraform: "./tofu",
      session: { ...KEPT.session, terraform: "/opt/my bin/tofu" },
    };

    expect(keepText(named, {})).toContain("&& '/opt/my bin/tofu' init && '/opt/my bin/tofu' plan)");
    expect(pasted({}, named)).toMatchObject({
      SLIPWAY_TERRAFORM: "/opt/my bin/tofu",
      TERRAFORM_BINARY_NAME: "/opt/my bin/tofu",
    });
  });

  test("GIVEN the one on the PATH THEN it is called by its name", () => {
    expect(keepText(KEPT, {})).toContain("&& terraform init && terraform plan)");
    expect(pasted({}).SLIPWAY_TERRAFORM).toBeUndefined();
    const tofu = { ...KEPT, session: { ...KEPT.session, terraform: "/usr/bin/tofu" } };
    expect(keepText(tofu, {})).toContain("&& tofu init && tofu plan)");
  });
});
