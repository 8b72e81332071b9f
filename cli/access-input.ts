/** What the access proof reads: stacks, and what Terraform has made or will make of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readApplied } from "../reports/access/world/applied";
import { isAfterApply } from "../reports/access/world/opaque";
import { UnreadableWorld } from "../reports/access/world/problem";
import { readSynthesis, type Stacks } from "../reports/access/world/read";
import type { World } from "../reports/access/world/world";
import { Failure } from "../runner/failure";
import { readStack } from "../runner/workspace";
import { refuseStrangeModules, refuseStrayFiles, synthesizedStacks } from "./access-folder";
import { readControls } from "./service-control-policies";

export interface AccessInput {
  /** Folder of the synthesized stacks. */
  readonly output: string;
  /** Folder of plans or states in Terraform's JSON format, `STACK.json` each; absent: the stacks themselves are read. */
  readonly documents?: string;
  /** File of service control policies; absent: none are taken into account. */
  readonly scp?: string;
}

/**
 * The world of a synthesis, or of what Terraform says of it.
 * @throws Failure with everything that can't be read
 */
export function readWorld({ scp, ...input }: AccessInput): World {
  const world = readAccounts(input);
  if (scp === undefined) return world;
  const controls = readControls(scp);
  const accounts = world.accounts.map(({ id }) => id);
  const strange = Object.keys(controls).find((account) => !accounts.includes(account));
  if (strange !== undefined) {
    throw new Failure(
      `${scp}: no stack is bound to the account ${strange}; there are ${accounts.join(", ")}`,
    );
  }
  return { ...world, controls };
}

function readAccounts({ output, documents }: AccessInput): World {
  const folders = synthesizedStacks(output);
  const stacks: Stacks = Object.fromEntries(
    folders.map(({ name, directory }) => [name, readStack(directory)]),
  );
  refuseStrayFiles(folders);
  if (documents === undefined)
    for (const folder of folders) refuseStrangeModules(folder, stacks[folder.name]);
  try {
    if (documents === undefined) return readSynthesis(stacks);
    return readApplied(
      stacks,
      Object.fromEntries(folders.map(({ name }) => [name, readDocument(documents, name)])),
    );
  } catch (error) {
    if (!(error instanceof UnreadableWorld)) throw error;
    const lines = error.problems.map((each) => `  ${each}`);
    throw new Failure(
      [
        `who may do what can't be told from ${documents ?? output}:`,
        ...lines,
        ...(error.problems.some(isAfterApply) ? [AFTER_APPLY] : []),
      ].join("\n"),
    );
  }
}

const AFTER_APPLY =
  "A state knows what a plan leaves open: after the apply, `terraform show -json > DIR/STACK.json` in each stack's\n" +
  "folder, and `slipway access --state DIR`; or leave out --plan, and the stacks are read as they are written.";

function readDocument(folder: string, stack: string): unknown {
  const path = join(folder, `${stack}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Failure(
      `${path} can't be read: ${error instanceof Error ? error.message : String(error)}\n` +
        "Every stack's is needed: `slipway plan --out DIR` writes plans; `terraform show -json` a state.",
    );
  }
}
