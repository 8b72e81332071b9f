import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { Failure } from "./failure";

/** Names that Terraform and OpenTofu merge over the other files of a folder. */
const OVERRIDE = /^(.+_)?override\.(tf|tofu)(\.json)?$/;

/** True when Terraform merges a file of this name over its neighbours. */
export function isOverride(fileName: string): boolean {
  return OVERRIDE.test(fileName);
}

/** Paths of the override files that lie directly in a folder. */
export function overridesIn(directory: string): string[] {
  return readdirSync(directory)
    .filter(isOverride)
    .sort()
    .map((name) => join(directory, name));
}

/**
 * Stops a command that touches a real account when an override file lies beside a stack: the account would get
 * something else than the synthesized stack says.
 * @throws Failure that names every such file
 */
export function refuseOverrides(directories: readonly string[]): void {
  const found = directories.flatMap(overridesIn);
  if (found.length === 0) return;
  throw new Failure(
    `override files lie beside the stacks and would change what Terraform does:\n${found
      .map((path) => `  ${relative(process.cwd(), path)}`)
      .join("\n")}\nDelete them. Slipway never writes one there; its own go into a copy of the stack.`,
  );
}

/**
 * The same for every stack that lies in the output folder of a synth.
 * @throws Failure that names every such file
 */
export function refuseOverridesBelow(outdir: string): void {
  const stacks = join(outdir, "stacks");
  if (!existsSync(stacks)) return;
  const folders = readdirSync(stacks, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  refuseOverrides(folders.map(({ name }) => join(stacks, name)).sort());
}
