/** Terraform against the emulator, stopped at a given call to AWS. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { isRead, type Request } from "../../emulator/request";

/** A Terraform that has ended. */
export interface Run {
  /** Exit status; null when a signal ended it. */
  readonly status: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Counts, for each account, the calls that change something: its state's own aside. */
export class CallCounter {
  readonly #counts = new Map<string, number>();
  readonly #waiting = new Map<string, { readonly at: number; readonly stop: () => void }>();

  /** To be told of every call to the emulator. */
  readonly onCall = (request: Request): void => {
    if (isRead(request) || isOfState(request)) return;
    const { accountId } = request;
    const count = this.count(accountId) + 1;
    this.#counts.set(accountId, count);
    if (this.#waiting.get(accountId)?.at === count) this.#waiting.get(accountId)?.stop();
  };

  count(accountId: string): number {
    return this.#counts.get(accountId) ?? 0;
  }

  /** Calls `stop` once, when the account's call of that number from now on comes in. */
  at(accountId: string, number: number, stop: () => void): void {
    this.#waiting.set(accountId, { at: this.count(accountId) + number, stop });
  }
}

function isOfState({ service, path }: Request): boolean {
  return service === "s3" && /^\/[^/?]*-state-/.test(path);
}

/** Runs Terraform to its end in a process group of its own. `stop`, if given, gets what sends that group a signal. */
export async function terraform(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  stop?: (signal: (name: NodeJS.Signals) => void) => void,
): Promise<Run> {
  const child = spawn("terraform", args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  stop?.((name) => signalGroup(child.pid, name));
  const [status] = await once(child, "close");
  // A plugin may be left of a group whose leader was killed.
  signalGroup(child.pid, "SIGKILL");
  return { status, output };
}

/** What Terraform said but how far it is: an error stands behind hundreds of such lines. */
export function withoutProgress(output: string): string {
  const progress =
    /: (Refreshing state|Reading|Read complete|Creating|Still creating|Creation complete|Importing|Import complete)/;
  return output
    .split("\n")
    .filter((line) => !progress.test(line))
    .join("\n");
}

function signalGroup(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}
