import { readFileSync } from "node:fs";

/** Whether a process is alive; one that is about to end gets half a second. */
export async function isAlive(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (!exists(pid)) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

/** Ended, but not yet reaped by its parent; only Linux can tell. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
