/**
 * The folder of a bootstrap's first stage, beside the configuration: the stack's state lies there until its bucket
 * stands. It outlives a run that is interrupted, and is gone after one that isn't.
 */
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure";
import { objectAt } from "../json";
import { hasCode } from "../system-error";
import { readStateFile, type StateFile } from "./state-file";

const STATE = "terraform.tfstate";
/** A state, a former one, one that Terraform couldn't put where it belongs, and those of workspaces. */
const LEFT_STATE = /^(terraform|errored)\.tfstate/;
const RECORD = "run.json";

/** Who works in the folder, or did so last. */
export interface RunRecord {
  readonly pid: number;
  /** When the first run began that is not finished, in ISO 8601. */
  readonly since: string;
  /** The bucket it is about: another configuration may have an account of the same name. */
  readonly bucket: string;
}

/** A folder that this process works in. */
export interface ClaimedFolder {
  readonly path: string;
  /** The run before this one, when it was interrupted. */
  readonly interrupted?: RunRecord;
}

/**
 * Makes the folder, or takes over what an interrupted run has left.
 * @throws Failure when another process works in it, or it is about another bucket
 */
export function claimFolder(path: string, bucket: string): ClaimedFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  } catch (error) {
    throw new Failure(
      `${path} can't be made: ${error instanceof Error ? error.message : String(error)}\n` +
        "Until the bucket stands, the state lies in that folder: let it be made beside the configuration.",
    );
  }
  const record = join(path, RECORD);
  const interrupted = readRecord(record);
  if (interrupted) refuseOthers(interrupted, bucket, path);
  rmSync(record, { force: true });
  const since = interrupted?.since ?? new Date().toISOString();
  writeRecord(record, { pid: process.pid, since, bucket }, path);
  // The state can hold secrets and is nobody's to commit, whatever repository the configuration lies in.
  writeFileSync(join(path, ".gitignore"), "*\n");
  return { path, ...(interrupted && { interrupted }) };
}

/** The state in the folder. One that was cut off while it was written is put aside. */
export function localState(path: string): StateFile | undefined {
  const file = join(path, STATE);
  if (!existsSync(file)) return undefined;
  const state = readStateFile(readFileSync(file, "utf8"));
  if (!state) renameSync(file, `${file}.unreadable`);
  return state;
}

/** Path of the state in the folder. */
export function localStatePath(path: string): string {
  return join(path, STATE);
}

/** Leaves a folder that this process has claimed: away with it, unless it holds a state. */
export function leaveFolder(path: string): void {
  if (readRecord(join(path, RECORD))?.pid !== process.pid) return;
  if (!readdirSync(path).some((name) => LEFT_STATE.test(name))) removeFolder(path);
}

/** Removes the folder, and the one above it when nothing else lies there. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // Another account's folder lies there.
  }
}

/** Makes the record unless somebody else was quicker. */
function writeRecord(record: string, mine: RunRecord, path: string): void {
  try {
    writeWhole(record, JSON.stringify(mine), mine.pid);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    throw new Failure(`another slipway bootstrap has just begun in ${path}\nWait until it has ended.`);
  }
}

/** Linking makes the whole file or none; a disk that knows no links (exFAT, shared folders) gets it written in place. */
function writeWhole(file: string, text: string, pid: number): void {
  const aside = `${file}.${pid}`;
  writeFileSync(aside, text);
  try {
    linkSync(aside, file);
  } catch (error) {
    if (hasCode(error, "EEXIST")) throw error;
    writeFileSync(file, text, { flag: "wx" });
  } finally {
    rmSync(aside, { force: true });
  }
}

function readRecord(path: string): RunRecord | undefined {
  try {
    const { pid, since, bucket } = objectAt(JSON.parse(readFileSync(path, "utf8")));
    return { pid: Number(pid), since: String(since), bucket: String(bucket) };
  } catch {
    // None, or none that says anything.
    return undefined;
  }
}

function refuseOthers({ pid, bucket }: RunRecord, wanted: string, path: string): void {
  if (bucket !== wanted) {
    throw new Failure(
      `${path} is left from making the bucket ${bucket}; this is about ${wanted}\n` +
        "Finish that one with the configuration it belongs to, or delete the folder: what was made then stays, and is found again.",
    );
  }
  if (pid === process.pid || !isAlive(pid)) return;
  throw new Failure(
    `another slipway bootstrap works in ${path}: process ${pid}\n` +
      `Wait until it has ended. If process ${pid} is something else, delete ${join(path, RECORD)}.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return hasCode(error, "EPERM");
  }
}
