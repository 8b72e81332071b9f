/** Parts of cdktf that go wrong silently are refused by the linter: `biome.json`, noRestrictedImports. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../../support/folder";

const root = join(__dirname, "..", "..", "..");
const biome = require.resolve("@biomejs/biome/bin/biome");
const folder = temporaryFolder();
// The linter reads the whole project first.
jest.setTimeout(120_000);

async function lint(text: string): Promise<string> {
  const file = join(folder, "module.ts");
  writeFileSync(file, text);
  const run = promisify(execFile)(process.execPath, [biome, "lint", `--config-path=${root}`, file], {
    cwd: folder,
  });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

test("those that drop, break or reorder what they are given", async () => {
  const names = ["Lazy", "Op", "TerraformIterator", "TerraformDynamicExpression"];
  const found = await lint(
    `import { ${names.join(", ")} } from "cdktf";\nexport const all = [${names.join(", ")}];\n`,
  );
  expect(found.match(/lint\/style\/noRestrictedImports/g)).toHaveLength(names.length);
  expect(found).toContain("Op drops a falsy right operand");
});

test("and no others", async () => {
  expect(await lint('import { Token } from "cdktf";\nexport const all = [Token];\n')).not.toContain(
    "noRestricted",
  );
});
