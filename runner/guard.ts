/**
 * A shell that kills process groups and removes temporary folders when this process is gone, whatever ended it. It
 * is out of reach of what a terminal sends to this process.
 */
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const PREFIX = "slipway-";
/** Asked once: the guard and who makes folders must mean the same. */
const TEMPORARY = resolve(tmpdir());

/**
 * Keeps a list by the lines it reads; their end is the end of whoever writes them. A number is a group, a name is a
 * folder in $1. Nothing is removed but a folder right there whose name is one that mkdtemp gives with our prefix.
 */
export const GUARD_SCRIPT = `
LC_ALL=C
set -f
list=" "
while read -r sign name; do
  case $sign in
    +) list="$list$name " ;;
    -) case $list in *" $name "*) list="\${list%% $name *} \${list#* $name }" ;; esac ;;
  esac
done
for name in $list; do
  case $name in *[!0-9]*) ;; *) kill -s KILL -- "-$name" ;; esac
done
for name in $list; do
  case $name in *[!A-Za-z0-9-]*) continue ;; ${PREFIX}??????) ;; *) continue ;; esac
  [ -h "$1/$name" ] && continue
  # What was killed a moment ago may still be writing.
  for attempt in 1 2 3 4 5; do rm -rf -- "$1/$name" && break; sleep 1; done
done
`;

let tell: ((line: string) => void) | undefined;

/** Starts the guard; a second call does nothing. */
export function startGuard(): void {
  if (tell) return;
  const shell = spawn("sh", ["-c", GUARD_SCRIPT, "sh", TEMPORARY], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a shell there is no guard; everything else works as it does.
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  tell = (line) => void shell.stdin.write(`${line}\n`);
}

/** Whether there is a guard. */
export function isGuarded(): boolean {
  return tell !== undefined;
}

/**
 * Has a process group killed with this process, if there is a guard.
 * @returns to be called when the group has ended: its id may become another's
 */
export function guardGroup(id: number): () => void {
  return guard(String(id));
}

/**
 * Makes a temporary folder, which is removed with this process if there is a guard. No other folder ever is.
 * @returns its path, and what is to be called when it has been removed
 */
export function guardedFolder(): { readonly folder: string; readonly forget: () => void } {
  const folder = mkdtempSync(join(TEMPORARY, PREFIX));
  return { folder, forget: guard(basename(folder)) };
}

function guard(name: string): () => void {
  tell?.(`+ ${name}`);
  return () => tell?.(`- ${name}`);
}
