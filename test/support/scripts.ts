import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether this machine has shellcheck. */
export const SHELLCHECK = spawnSync("shellcheck", ["--version"]).error === undefined;

/** What is looked at, for titles of tests: a machine without shellcheck sees less, and says so. */
export const SOUND = SHELLCHECK ? "is sound" : "is sound in its syntax (no shellcheck on this machine)";

/** Whether a file's first line asks for a shell. */
export function isScript(file: string): boolean {
  return /^#!.*\b(ba)?sh$/.test(firstLine(file));
}

/** What is wrong with shell scripts: what shellcheck says; where there is none, their syntax alone. Empty: nothing. */
export function scriptFaults(...files: string[]): string {
  if (SHELLCHECK) return spawnSync("shellcheck", files, { encoding: "utf8" }).stdout;
  return files.map(syntaxFaults).join("");
}

function syntaxFaults(file: string): string {
  const shell = firstLine(file).endsWith("bash") ? "bash" : "sh";
  return spawnSync(shell, ["-n", file], { encoding: "utf8" }).stderr;
}

function firstLine(file: string): string {
  return readFileSync(file, "utf8").split("\n", 1)[0] ?? "";
}
