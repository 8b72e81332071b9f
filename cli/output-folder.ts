/** Putting synthesized stacks into `cdktf.out` without ever leaving half of them there. */
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Failure } from "../runner/failure";
import { atEnd } from "../runner/lifetime";
import { overridesIn } from "../runner/overrides";
import { STACK_FILE } from "../runner/workspace";
import { listedStacks, MANIFEST } from "./stack-folders";

/** What a synth writes into a stack's folder; everything else there is somebody else's. */
const OURS = [STACK_FILE, "assets"];

/**
 * Lets `write` fill a folder beside `outdir`, then moves what it made into place. When it fails, `outdir` stays as
 * it was. Files that others put beside a stack (`.terraform`, a lock file) stay; a stack that is gone from the
 * configuration is removed if it holds nothing but what a synth made.
 * @returns what a person should know about what was left where it is
 * @throws Failure when `outdir` is something else than the output of a synth
 */
export function synthInto(outdir: string, write: (folder: string) => void): string[] {
  const target = existsSync(outdir) ? realpathSync(outdir) : resolve(outdir);
  refuseForeign(target, outdir);
  mkdirSync(dirname(target), { recursive: true });
  const fresh = join(dirname(target), `.${basename(target)}.${process.pid}`);
  const remove = () => rmSync(fresh, { recursive: true, force: true });
  const forget = atEnd(remove);
  try {
    write(fresh);
    return moveInto(fresh, target);
  } finally {
    remove();
    forget();
  }
}

function refuseForeign(target: string, named: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) throw new Failure(`${named} is a file\nName a folder: --output DIR.`);
  const entries = readdirSync(target);
  if (entries.every((entry) => entry === "stacks") || listedStacks(target)) return;
  throw new Failure(
    `${named} holds other things than the output of a synth: ${entries.slice(0, 3).join(", ")}${entries.length > 3 ? ", …" : ""}\n` +
      "Name a folder that is empty or new: --output DIR.",
  );
}

function moveInto(fresh: string, target: string): string[] {
  const stacks = listedStacks(fresh) ?? [];
  const former = listedStacks(target) ?? [];
  for (const { directory } of stacks) {
    const place = join(target, "stacks", basename(directory));
    mkdirSync(place, { recursive: true });
    for (const name of OURS) moveOver(join(directory, name), join(place, name));
  }
  const kept = stacks.map(({ directory }) => basename(directory));
  const notes = removeStale(
    join(target, "stacks"),
    kept,
    former.map(({ directory }) => basename(directory)),
  );
  moveOver(join(fresh, MANIFEST), join(target, MANIFEST));
  return [...notes, ...kept.flatMap((name) => overrideNotes(join(target, "stacks", name)))];
}

/** Puts `from` where `to` is; a file is replaced in one step. */
function moveOver(from: string, to: string): void {
  const there = statSync(to, { throwIfNoEntry: false });
  const comes = existsSync(from);
  if (there && (there.isDirectory() || !comes)) rmSync(to, { recursive: true });
  if (comes) renameSync(from, to);
}

function removeStale(folder: string, kept: readonly string[], former: readonly string[]): string[] {
  const notes: string[] = [];
  for (const name of readdirSync(folder).filter((entry) => !kept.includes(entry))) {
    const foreign = readdirSync(join(folder, name)).filter((entry) => !OURS.includes(entry));
    if (foreign.length === 0 && former.includes(name)) rmSync(join(folder, name), { recursive: true });
    else {
      notes.push(
        `${join(folder, name)} belongs to no stack of the configuration` +
          `${foreign.length > 0 ? `, but holds ${foreign.join(", ")}` : ""}: left where it is`,
      );
    }
  }
  return notes;
}

function overrideNotes(directory: string): string[] {
  return overridesIn(directory).map(
    (path) => `${path} changes what Terraform does with the stack; commands that touch an account refuse it`,
  );
}
