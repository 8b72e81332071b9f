import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { roleVariables } from "../../../runner/role-profiles";
import { temporaryFolder } from "../../support/folder";

const STAGING = {
  profile: "acme-staging",
  roleArn: "arn:aws:iam::222222222222:role/slipway/infrastructure/acme-slipway-plan",
  region: "eu-west-1",
};
const PRODUCTION = { ...STAGING, profile: "slipway-production", roleArn: STAGING.roleArn.replace(/2/g, "3") };
const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] as const;

describe("an account's role", () => {
  const folder = temporaryFolder();
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });
  const written = () => readFileSync(join(folder, "aws-roles"), "utf8");

  it("is assumed by its profile with the environment's keys, which Terraform doesn't see", async () => {
    const keys = { AWS_ACCESS_KEY_ID: "key-of-a-test", AWS_SECRET_ACCESS_KEY: "secret-of-a-test" };
    Object.assign(process.env, keys, { AWS_SESSION_TOKEN: "token-of-a-test" });
    const variables = await roleVariables([STAGING, PRODUCTION], "slipway-plan", folder, process.env);

    expect(written().split("\n\n")[0]).toBe(
      "[profile slipway-caller]\naws_access_key_id = key-of-a-test\naws_secret_access_key = secret-of-a-test\naws_session_token = token-of-a-test",
    );
    expect(written()).toContain(
      `[profile acme-staging]\nrole_arn = ${STAGING.roleArn}\nsource_profile = slipway-caller\nrole_session_name = slipway-plan\nregion = eu-west-1`,
    );
    expect(statSync(join(folder, "aws-roles")).mode & 0o777).toBe(0o600);
    const own = variables.get("slipway-production");
    expect(own).toMatchObject({
      AWS_PROFILE: "slipway-production",
      AWS_CONFIG_FILE: join(folder, "aws-roles"),
    });
    for (const name of KEYS) expect(own).toHaveProperty(name, undefined);
  });

  it("is assumed with a build's credentials, which are asked for as often as they end", async () => {
    const env = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/1" };
    await roleVariables([STAGING], "slipway-apply", folder, env);
    expect(written()).toContain("credential_source = EcsContainer\nrole_session_name = slipway-apply");
    expect(written()).not.toContain("aws_secret_access_key");
  });

  it("needs credentials in the environment", async () => {
    for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
    process.env.AWS_EC2_METADATA_DISABLED = "true";
    process.env.AWS_CONFIG_FILE = "/dev/null";
    process.env.AWS_SHARED_CREDENTIALS_FILE = "/dev/null";
    await expect(roleVariables([STAGING], "slipway-plan", folder, process.env)).rejects.toThrow(
      /--role needs credentials in the environment, and there are none[\s\S]*Sign in/,
    );
  });
});
