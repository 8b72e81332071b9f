import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { terraformEnvironment } from "../../runner/environment";
import { run } from "../../runner/process";
import { withScratch } from "../../runner/workspace";
import { describeWithTerraform } from "../support/terraform";

const root = join(__dirname, "../..");
const cdktf = require.resolve("cdktf-cli/bundle/bin/cdktf");

// `cdktf get` runs `terraform get`, though nothing is downloaded.
describeWithTerraform(".gen", (terraform) => {
  test("is what `npm run get` makes of the modules that cdktf.json lists", async () => {
    await withScratch(async (scratch) => {
      for (const name of ["cdktf.json", "terraform"])
        cpSync(join(root, name), join(scratch, name), { recursive: true });
      const env = { ...terraformEnvironment(process.env, true), TERRAFORM_BINARY_NAME: terraform };
      const get = await run(process.execPath, [cdktf, "get", "--force"], { cwd: scratch, env });
      if (get.exitCode !== 0) throw new Error(`cdktf get: exit status ${get.exitCode}\n${get.stderr}`);
      const made = filesOf(join(scratch, ".gen"));
      const stale = differences(made, filesOf(join(root, ".gen")));
      if (stale.length > 0)
        throw new Error(`.gen is stale: ${stale.join(", ")}. Run \`npm run get\` and commit .gen.`);
      expect([...made.keys()]).toContain("modules/network.ts");
    });
  }, 600_000);
});

/** Contents by path below the folder. */
function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** Paths that one of the two lacks, or that differ. */
function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}
