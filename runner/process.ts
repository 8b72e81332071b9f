/**
 * Child processes in a process group of their own. Terraform starts provider plugins that outlive it when it is
 * killed, so a group is always stopped as a whole.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { guardGroup, isGuarded, startGuard } from "./guard";
import { atEnd } from "./lifetime";

export interface RunOptions {
  /** Working directory. */
  readonly cwd: string;
  /** The whole environment; nothing is inherited beside it. */
  readonly env: NodeJS.ProcessEnv;
  /** Called with each line of stdout as it comes. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds until the group is stopped; absent: no limit. */
  readonly timeoutMs?: number;
}

/** A process that has ended. */
export interface Finished {
  /** Exit status; 128 and the signal's number when a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** True: `timeoutMs` had passed. */
  readonly timedOut: boolean;
}

/** From the request to stop until the group is killed after a timeout. */
const TIMEOUT_GRACE_MS = 2_000;
/** Terraform needs up to a minute to finish the request under way, write state and release the lock. */
const SIGNAL_GRACE_MS = 60_000;
/** npm sends Ctrl-C on to a process that the terminal has sent it to already: what comes so soon is the same one. */
const ECHO_MS = 500;

interface Group {
  readonly id: number;
  readonly ended: Promise<void>;
}

const groups = new Set<Group>();
let stopping = false;
/** Set while somebody waits for a signal. */
let signalled: (() => void) | undefined;

/**
 * Runs a command in a new process group and waits for its end. Whatever is left of the group is killed then, and
 * when this process ends first.
 * @throws the system's error when the command can't be started
 */
export function run(file: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { cwd, env, onLine, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    // The process is about to end: nobody waits for an answer any more.
    if (stopping) return;
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid === undefined) {
      child.once("error", reject);
      return;
    }
    const id = child.pid;
    const group: Group = { id, ended: new Promise((done) => child.once("close", () => done())) };
    groups.add(group);
    const forgetGroup = guardGroup(id);
    const forget = atEnd(() => signalGroup(id, "SIGKILL"));
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    if (onLine) createInterface({ input: child.stdout }).on("line", onLine);
    const limit = timeoutMs === undefined ? undefined : stopAfter(id, timeoutMs);
    child.once("exit", () => signalGroup(id, "SIGKILL"));
    child.once("close", (code, signal) => {
      limit?.cancel();
      forget();
      groups.delete(group);
      forgetGroup();
      if (stopping) return;
      const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
      resolve({ exitCode, stdout: stdout(), stderr: stderr(), timedOut: limit?.passed() ?? false });
    });
  });
}

/**
 * From now on SIGINT, SIGTERM and SIGHUP end this process in good order: every group is interrupted, as by Ctrl-C,
 * and given a minute; a second signal, half a second later or more, kills what is left at once. Exit status 128 and
 * the signal's number.
 * @param onStop told once when there is something to wait for
 */
export function endOnSignals(onStop: () => void): void {
  let heard = Number.NEGATIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - heard < ECHO_MS) return;
      heard = now;
      if (signalled) return signalled();
      const exit = () => process.exit(128 + constants.signals[signal]);
      // A guard means that nothing which the groups do is worth saving.
      if (stopping || isGuarded() || groups.size === 0) exit();
      stopping = true;
      onStop();
      // SIGINT whatever came: on SIGTERM the plugins would die under Terraform's hands.
      for (const { id } of groups) signalGroup(id, "SIGINT");
      setTimeout(exit, SIGNAL_GRACE_MS);
      void Promise.all([...groups].map(({ ended }) => ended)).then(exit);
    });
  }
}

/**
 * From now on nothing that a run does outlives this process or is worth waiting for, as when all of it works on an
 * emulator: a signal ends every group at once, and so does the end of this process by SIGKILL, which leaves no
 * temporary folder either.
 */
export function saveNothing(): void {
  startGuard();
}

/** Waits for SIGINT, SIGTERM or SIGHUP, which then end nothing. Needs `endOnSignals`. */
export function signalComes(): Promise<void> {
  return new Promise((resolve) => {
    signalled = () => {
      signalled = undefined;
      resolve();
    };
  });
}

function stopAfter(id: number, timeoutMs: number): { cancel: () => void; passed: () => boolean } {
  let passed = false;
  let timer = setTimeout(() => {
    passed = true;
    signalGroup(id, "SIGINT");
    timer = setTimeout(() => signalGroup(id, "SIGKILL"), TIMEOUT_GRACE_MS);
  }, timeoutMs);
  return { cancel: () => clearTimeout(timer), passed: () => passed };
}

function signalGroup(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-id, signal);
  } catch {
    // The group has ended already.
  }
}

function collect(stream: ChildProcess["stdout"]): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
