// Writes terraform/modules from the modules' faces; run by `npm run modules`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOf } from "../export/files";
import { MODULES } from "../export/modules";
import { version } from "../package.json";

const ROOT = join("terraform", "modules");

async function main(): Promise<void> {
  rmSync(ROOT, { recursive: true, force: true });
  for (const module of MODULES)
    for (const [path, text] of Object.entries(await filesOf(module, version))) {
      const file = join(ROOT, module.name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
}

void main();
