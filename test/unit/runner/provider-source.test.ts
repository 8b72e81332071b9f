import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../runner/failure";
import { findProviderSource, providerEnvironment } from "../../../runner/provider-source";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();
const PROVIDER = { "registry.example/hashicorp/aws/5.100.0/linux_amd64/x": "" };
const INSTALLATION = "provider_installation {\n  direct {}\n}\n";
const bases = [join(root, "opt")];

beforeAll(() => {
  writeFiles(join(root, "opt", "tf-plugins"), PROVIDER);
  writeFiles(join(root, "mine"), PROVIDER);
  writeFiles(join(root, "empty"), { "a-file": "" });
  writeFiles(join(root, "implied", ".terraform.d", "plugins"), PROVIDER);
  writeFiles(join(root, "configured"), { ".terraformrc": INSTALLATION });
  writeFiles(root, {
    "named.tfrc": INSTALLATION,
    "cache.tfrc": 'plugin_cache_dir = "/var/cache/terraform"\n',
  });
});

/** Looks with a home folder below root, an environment, and nothing of this machine. */
function find(home: string, env: NodeJS.ProcessEnv, offline: boolean) {
  const isolated = { XDG_DATA_DIRS: join(root, "no-data"), ...env };
  return findProviderSource(
    { home: join(root, home), env: isolated, platform: "linux_amd64", bases },
    offline,
  );
}

describe("findProviderSource", () => {
  test("GIVEN nothing THEN offline takes the mirror that a search turns up, online the registry", () => {
    expect(find("nobody", {}, true)).toEqual({ kind: "mirror", path: join(root, "opt/tf-plugins") });
    expect(find("nobody", {}, false)).toEqual({ kind: "registry" });
  });

  test.each([true, false])("GIVEN SLIPWAY_PROVIDER_MIRROR THEN it wins, offline: %s", (offline) => {
    const env = { SLIPWAY_PROVIDER_MIRROR: join(root, "mine"), TF_CLI_CONFIG_FILE: join(root, "named.tfrc") };

    expect(find("configured", env, offline)).toEqual({ kind: "mirror", path: join(root, "mine") });
  });

  test("GIVEN a SLIPWAY_PROVIDER_MIRROR without the provider THEN it says so", () => {
    const look = () => find("nobody", { SLIPWAY_PROVIDER_MIRROR: join(root, "empty") }, true);

    expect(look).toThrow(Failure);
    expect(look).toThrow(
      /SLIPWAY_PROVIDER_MIRROR names .*empty, which holds no HOST\/hashicorp\/aws for linux_amd64/,
    );
  });

  test.each([true, false])(
    "GIVEN a CLI configuration that names providers THEN it stays, offline: %s",
    (offline) => {
      const named = join(root, "named.tfrc");

      expect(find("nobody", { TF_CLI_CONFIG_FILE: named }, offline)).toEqual({
        kind: "cli-config",
        path: named,
      });
      expect(find("configured", {}, offline)).toMatchObject({ kind: "cli-config" });
    },
  );

  test("GIVEN a TF_CLI_CONFIG_FILE that is missing or names no providers THEN it counts as none", () => {
    for (const file of ["missing.tfrc", "cache.tfrc"]) {
      expect(find("nobody", { TF_CLI_CONFIG_FILE: join(root, file) }, true)).toMatchObject({
        kind: "mirror",
      });
    }
  });

  test("GIVEN a mirror that Terraform finds by itself THEN no other is looked for", () => {
    expect(find("implied", {}, true)).toMatchObject({ kind: "implied-mirror" });
  });
});

describe("providerEnvironment", () => {
  const cache = { XDG_CACHE_HOME: join(root, "cache") };

  test("GIVEN a mirror THEN Terraform gets a CLI configuration that names it", () => {
    const env = providerEnvironment({ kind: "mirror", path: join(root, "mine") }, { A: "b" }, root);

    expect(env).toEqual({ A: "b", TF_CLI_CONFIG_FILE: join(root, "cli.tfrc") });
    expect(readFileSync(join(root, "cli.tfrc"), "utf8")).toContain(`path    = "${join(root, "mine")}"`);
  });

  test("GIVEN a registry THEN plugins are kept in a cache, and a missing CLI configuration is not named", () => {
    const given = { ...cache, TF_CLI_CONFIG_FILE: join(root, "missing.tfrc") };
    const env = providerEnvironment({ kind: "registry" }, given, root);

    expect(env.TF_CLI_CONFIG_FILE).toBeUndefined();
    expect(env.TF_PLUGIN_CACHE_DIR).toBe(join(root, "cache/slipway/plugins"));
  });

  test.each([
    { TF_PLUGIN_CACHE_DIR: "/var/cache/terraform" },
    { TF_CLI_CONFIG_FILE: join(root, "cache.tfrc") },
  ])("GIVEN a cache of the user's (%o) THEN it stays", (given) => {
    expect(providerEnvironment({ kind: "registry" }, { ...cache, ...given }, root)).toEqual({
      ...cache,
      ...given,
    });
  });
});
