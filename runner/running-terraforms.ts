import { execFile } from "node:child_process";
import { basename } from "node:path";
import { promisify } from "node:util";

const NAMES = new Set(["terraform", "tofu"]);
/** Commands that take no state's lock. */
const UNLOCKED = new Set([
  "fmt",
  "get",
  "graph",
  "init",
  "output",
  "providers",
  "show",
  "validate",
  "version",
]);

/**
 * The Terraforms that run on this machine and may hold a lock, whoever started them: `4711 terraform apply`. Undefined
 * where that can't be told, for want of `ps`.
 */
export async function runningTerraforms(): Promise<string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,args="], { timeout: 10_000 });
    return terraformsIn(stdout);
  } catch {
    return undefined;
  }
}

/** Picks them from the output of `ps -A -o pid=,args=`. Provider plugins and shells that name Terraform are none. */
export function terraformsIn(processes: string): string[] {
  return processes.split("\n").flatMap((line) => {
    const [, pid, command = "", rest = ""] = /^\s*(\d+) (\S+) ?(.*)$/.exec(line) ?? [];
    const name = basename(command);
    const subcommand = rest.split(" ").find((word) => /^[a-z]/.test(word));
    if (pid === undefined || !NAMES.has(name) || UNLOCKED.has(subcommand ?? "version")) return [];
    return [`${pid} ${name} ${subcommand}`];
  });
}
