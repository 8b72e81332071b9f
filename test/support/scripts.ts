import { spawnSync } from "node:child_process";

/** What is wrong with a script for Bash: what shellcheck says; where there is none, its syntax alone. Empty: nothing. */
export function scriptFaults(file: string): string {
  const checked = spawnSync("shellcheck", ["--shell", "bash", file], { encoding: "utf8" });
  if (checked.error === undefined) return checked.stdout;
  return spawnSync("bash", ["-n", file], { encoding: "utf8" }).stderr;
}
