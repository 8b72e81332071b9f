import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const PROJECT = join(__dirname, "..", "..");
const BINARY = join(PROJECT, "bin", "slipway.js");

/** A `slipway` process that has ended. */
export interface Ended {
  /** Exit status; null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `slipway` process that runs. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `node bin/slipway.js` in a folder, with variables over this process's environment; undefined removes one. */
export function startSlipway(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running {
  return start(process.execPath, [BINARY, ...args], cwd, env);
}

/** Starts `npm run SCRIPT` in this project, as `startSlipway` does. */
export function startScript(script: string, env: NodeJS.ProcessEnv = {}): Running {
  return start("npm", ["run", script], PROJECT, env);
}

function start(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const clean = { npm_lifecycle_event: undefined, FORCE_COLOR: undefined, SLIPWAY_CONFIG: undefined };
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...clean, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
  return { process: child, ended };
}

/** Runs `node bin/slipway.js` to its end. */
export function slipway(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return startSlipway(args, cwd, env).ended;
}
