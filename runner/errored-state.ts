/**
 * The state that Terraform could not write where it belongs, as without credentials any more: it leaves it in the
 * folder it works in, and that is a copy which is about to go.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { OpenStack } from "./open-stack";
import { hasCode } from "./system-error";

const ERRORED = "errored.tfstate";

/**
 * Keeps it in the current folder, or where temporary files go if that can't be written to, for its owner alone to read; nothing there is overwritten.
 * @param terraform the binary, for the commands
 * @returns where it is and which commands push it; undefined when there is none
 */
export function keepErroredState(open: OpenStack, terraform: string): string | undefined {
  const state = contentOf(join(open.cwd, ERRORED));
  if (state === undefined) return undefined;
  const kept = open.cwd === open.original ? join(open.cwd, ERRORED) : written(open.stack, state);
  const there = `${terraform} -chdir=${relative(process.cwd(), open.original) || "."}`;
  return (
    `The state that could not be written is kept in ${kept}: no other one knows all that was made.\n` +
    `Put it where it belongs before anything else is applied:\n  ${there} init\n  ${there} state push ${kept}\n`
  );
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function written(stack: string, state: Buffer): string {
  try {
    return writtenIn(process.cwd(), stack, state);
  } catch {
    // Where the copy could be made, this can be too.
    return writtenIn(tmpdir(), stack, state);
  }
}

function writtenIn(folder: string, stack: string, state: Buffer): string {
  for (let number = 1; ; number++) {
    const path = join(folder, `errored-${stack}${number === 1 ? "" : `-${number}`}.tfstate`);
    try {
      writeFileSync(path, state, { flag: "wx", mode: 0o600 });
      return path;
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
}
