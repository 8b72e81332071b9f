import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../config/nearest";
import { Failure } from "../runner/failure";
import { objectAt } from "../runner/json";
import type { StackFolder } from "../runner/open-stack";

/** The file in which cdktf lists what it has synthesized. */
export const MANIFEST = "manifest.json";

/** The stacks that a manifest lists, in its order; undefined when there is no readable manifest in the folder. */
export function listedStacks(outdir: string): StackFolder[] | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(outdir, MANIFEST), "utf8"));
    const stacks = Object.entries(objectAt(manifest, "stacks")).map(([name, stack]) => ({
      name,
      folder: objectAt(stack).workingDirectory,
    }));
    // A stack that is listed without its folder is no stack less, but no manifest.
    if (stacks.some(({ folder }) => typeof folder !== "string")) return undefined;
    return stacks.map(({ name, folder }) => ({ name, directory: join(outdir, String(folder)) }));
  } catch {
    return undefined;
  }
}

/**
 * The stacks of those names; all when there are no names.
 * @throws Failure for a name that isn't there, with the nearest one and all there are
 */
export function selectStacks<S extends { readonly name: string }>(
  stacks: readonly S[],
  names: readonly string[],
): S[] {
  const known = stacks.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const lines = unknown.map((name) => {
      const near = nearest(name, known);
      return `no stack is called ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${near}?`}`;
    });
    throw new Failure(`${lines.join("\n")}\nStacks: ${known.join(", ")}`);
  }
  return stacks.filter(({ name }) => names.length === 0 || names.includes(name));
}
