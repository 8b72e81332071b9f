import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/folder";
import { slipway } from "../support/slipway";

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder();

/** Every file below a folder, by its path. */
function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

test("npx slipway synth writes what npx cdktf synth writes, byte for byte", async () => {
  const ours = join(folder, "slipway");
  const theirs = join(folder, "cdktf");
  const run = await slipway(["synth", "--output", ours], ROOT);
  expect(run.status).toBe(0);
  const cdktf = spawnSync(join(ROOT, "node_modules", ".bin", "cdktf"), ["synth", "--output", theirs], {
    cwd: ROOT,
    env: { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1" },
    encoding: "utf8",
  });
  expect(`${cdktf.status} ${cdktf.stderr}`).toMatch(/^0 /);
  expect(filesIn(theirs)).toEqual(filesIn(ours));
}, 60_000);
