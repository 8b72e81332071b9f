// Writes terraform/modules from the modules' faces; run by `npm run modules`. With --released, at a release, also what users lean
// on from then on: terraform/released.json.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOf } from "../export/files";
import { MODULES } from "../export/modules";
import { surfaceOf } from "../export/surface";
import { version } from "../package.json";

const ROOT = join("terraform", "modules");
const RELEASED = join("terraform", "released.json");

async function main(): Promise<void> {
  rmSync(ROOT, { recursive: true, force: true });
  for (const module of MODULES)
    for (const [path, content] of Object.entries(await filesOf(module, version))) {
      const file = join(ROOT, module.name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  if (process.argv.includes("--released")) writeReleased();
}

function writeReleased(): void {
  const modules = Object.fromEntries(MODULES.map((module) => [module.name, surfaceOf(module)]));
  writeFileSync(RELEASED, `${JSON.stringify({ version, modules }, null, 2)}\n`);
}

void main();
