/** The workflows in .github, read as GitHub reads them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const GITHUB_FOLDER = join(__dirname, "..", "..", ".github");

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** By their files' names. */
export function workflows(): ReadonlyMap<string, Workflow> {
  const folder = join(GITHUB_FOLDER, "workflows");
  return new Map(
    readdirSync(folder).map((file) => [file, parse(readFileSync(join(folder, file), "utf8")) as Workflow]),
  );
}

/** A job of a workflow. */
export function jobOf(file: string, name: string): Job {
  const job = workflows().get(file)?.jobs[name];
  if (!job) throw new Error(`${file} has no job ${name}`);
  return job;
}

/** Steps of the action that every job begins with. */
export function preparation(): readonly Step[] {
  const text = readFileSync(join(GITHUB_FOLDER, "actions", "prepare", "action.yml"), "utf8");
  return (parse(text) as { runs: { steps: readonly Step[] } }).runs.steps;
}
