/** Which Terraforms of this machine may hold the lock of a state. */
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { runningTerraforms } from "../running-terraforms";
import { hasCode } from "../system-error";
import { STACK_FILE } from "../workspace";

/** Where it says in a Terraform's folder in which bucket its state lies. */
const BACKENDS = [STACK_FILE, join(".terraform", "terraform.tfstate")];

/**
 * The Terraforms that may be at work on a state in a bucket: `4711 terraform apply`. Undefined where nobody can tell
 * what runs.
 */
export async function possibleHolders(bucket: string): Promise<readonly string[] | undefined> {
  return (await runningTerraforms())?.filter((one) => !worksElsewhere(one, bucket));
}

/**
 * True when a Terraform has ended, or works in a folder that isn't about that bucket. Linux alone shows the folder.
 * @param running `4711 terraform apply`
 */
export function worksElsewhere(running: string, bucket: string, proc = "/proc"): boolean {
  if (!existsSync(proc)) return false;
  try {
    const folder = readlinkSync(join(proc, String(Number.parseInt(running, 10)), "cwd"));
    return existsSync(folder) && !BACKENDS.some((name) => contentOf(join(folder, name)).includes(bucket));
  } catch (error) {
    // Of a process that is somebody else's the folder is there, but not to be seen.
    return hasCode(error, "ENOENT");
  }
}

function contentOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
