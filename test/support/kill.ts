import { spawnSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";

/** Kills a process and everything that it has started, at once, as a machine that loses power does. */
export function killTree(pid: number): void {
  signalTree(pid, "SIGKILL");
}

/** Sends a signal to a process and everything that it has started. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  for (const each of [pid, ...descendantsOf(pid)]) {
    try {
      process.kill(each, signal);
    } catch {
      // It has ended already.
    }
  }
}

function descendantsOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const processes = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    processes.flatMap(([child = 0, above]) => (above === parent ? [child, ...below(child)] : []));
  return below(pid);
}

/** Processes that work in a folder or below it; only Linux can tell, elsewhere there are none. */
export function processesIn(folder: string): number[] {
  return processIds().filter((pid) => {
    try {
      return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${folder}/`);
    } catch {
      // It has ended, or is somebody else's.
      return false;
    }
  });
}

/** Every process, as Linux lists them; elsewhere none. */
export function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
