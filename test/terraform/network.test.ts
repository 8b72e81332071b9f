import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { terraformEnvironment } from "../../runner/environment";
import { run } from "../../runner/process";
import { findProviderSource, machineSearch, providerEnvironment } from "../../runner/provider-source";
import { withScratch } from "../../runner/workspace";
import { describeWithTerraform } from "../support/terraform";

const root = join(__dirname, "../..");
const moduleFolder = join(root, "terraform/network");

describeWithTerraform("terraform/network", (terraform) => {
  test("is formatted as `terraform fmt` does it", async () => {
    const env = terraformEnvironment(process.env, true);
    const fmt = await run(terraform, ["fmt", "-check", "-recursive", "-diff", "terraform"], {
      cwd: root,
      env,
    });
    expect(fmt).toMatchObject({ exitCode: 0, stdout: "" });
  });

  test("passes its own tests against a mocked provider", async () => {
    await withScratch(async (scratch) => {
      const cwd = join(scratch, "network");
      cpSync(moduleFolder, cwd, {
        recursive: true,
        filter: (path) => !/\.terraform(\.lock\.hcl)?$/.test(path),
      });
      const source = findProviderSource(machineSearch(process.env), true);
      const env = providerEnvironment(source, terraformEnvironment(process.env, true), scratch);
      const init = await run(terraform, ["init", "-no-color", "-backend=false"], { cwd, env });
      expect(init).toMatchObject({ exitCode: 0, stderr: "" });
      const tests = await run(terraform, ["test", "-no-color"], { cwd, env });
      expect(tests).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(", 0 failed"), stderr: "" });
    });
  }, 600_000);
});

describe("terraform/network/README.md", () => {
  const readme = readFileSync(join(moduleFolder, "README.md"), "utf8");

  test.each([
    ["Inputs", "variable", "variables.tf"],
    ["Outputs", "output", "outputs.tf"],
  ])("lists under %s every %s, in the order of %s", (heading, kind, file) => {
    const declared = readFileSync(join(moduleFolder, file), "utf8").matchAll(
      new RegExp(`^${kind} "(.+)"`, "gm"),
    );
    const section = readme.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
    const listed = section.matchAll(/^\| `(\w+)`/gm);
    expect(firstGroups(listed)).toEqual(firstGroups(declared));
  });
});

function firstGroups(matches: Iterable<RegExpMatchArray>): (string | undefined)[] {
  return [...matches].map((match) => match[1]);
}
