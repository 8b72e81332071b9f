/** What the access proof reads: stacks, and what Terraform has made or will make of them. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readApplied } from "../reports/access/world/applied";
import { isAfterApply } from "../reports/access/world/opaque";
import { UnreadableWorld } from "../reports/access/world/problem";
import { readSynthesis, type Stacks } from "../reports/access/world/read";
import { readStates } from "../reports/access/world/states";
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
  /** False: those documents are all there is, states of Terraform that Slipway hasn't written. */
  readonly stacks?: boolean;
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

function readAccounts({ output, documents, stacks: hasStacks = true }: AccessInput): World {
  if (!hasStacks && documents !== undefined)
    return readable(documents, () => readStates(documentsIn(documents)));
  const folders = synthesizedStacks(output);
  const stacks: Stacks = Object.fromEntries(
    folders.map(({ name, directory }) => [name, readStack(directory)]),
  );
  refuseStrayFiles(folders);
  if (documents === undefined)
    for (const folder of folders) refuseStrangeModules(folder, stacks[folder.name]);
  return readable(documents ?? output, () => {
    if (documents === undefined) return readSynthesis(stacks);
    return readApplied(
      stacks,
      Object.fromEntries(folders.map(({ name }) => [name, readDocument(documents, name)])),
    );
  });
}

/** @throws Failure with everything that can't be read */
function readable(source: string, read: () => World): World {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableWorld)) throw error;
    const lines = error.problems.map((each) => `  ${each}`);
    throw new Failure(
      [
        `who may do what can't be told from ${source}:`,
        ...lines,
        ...(error.problems.some(isAfterApply) ? [AFTER_APPLY] : []),
      ].join("\n"),
    );
  }
}

const AFTER_APPLY =
  "A state knows what a plan leaves open: after the apply, `terraform show -json > DIR/STACK.json` in each stack's\n" +
  "folder, and `slipway access --state DIR`; or leave out --plan, and the stacks are read as they are written.";

/** All that lies there. */
function documentsIn(folder: string): Readonly<Record<string, unknown>> {
  const names = filesIn(folder).flatMap((name) => (name.endsWith(".json") ? [basename(name, ".json")] : []));
  if (names.length === 0) throw new Failure(`${folder} holds no state: no file in it ends in .json`);
  return Object.fromEntries(names.sort().map((name) => [name, readDocument(folder, name)]));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Failure(`${folder} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

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
