import { join } from "node:path";
import type { Config } from "../config/config";
import { layoutOf } from "../config/layout";
import type { StackFolder } from "../runner/open-stack";
import { count, tell } from "./output";
import { synthInto } from "./output-folder";
import { listedStacks } from "./stack-folders";

/** This project, seen from its sources and from dist/ alike. */
const PROJECT = join(__dirname, "..");

/**
 * Turns a configuration into Terraform JSON below `outdir`, all of it or nothing.
 * @param say told what is done, and what was left there
 */
export async function synthesize(config: Config, outdir: string, say = tell): Promise<StackFolder[]> {
  say(`synthesizing ${count(layoutOf(config).length, "stack")}`);
  // Loaded here: cdktf takes longer to load than the commands that need none of it take to run.
  const { buildApp } = await import("../stacks/app");
  const notes = synthInto(outdir, (folder) => inProject(() => buildApp(config, { outdir: folder }).synth()));
  for (const note of notes) say(`warning: ${note}`);
  return listedStacks(outdir) ?? [];
}

/** cdktf finds local Terraform modules from the working directory; the command may run anywhere. */
function inProject(work: () => void): void {
  const here = process.cwd();
  process.chdir(PROJECT);
  try {
    work();
  } finally {
    process.chdir(here);
  }
}
