import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FailedStep, failedStep } from "./failed-step";
import type { JsonObject } from "./json";
import type { Session } from "./session";
import { strangeProviders } from "./strange-providers";
import { copyStack, LOCK_FILE } from "./workspace";

/** A synthesized stack on disk. */
export interface StackFolder {
  readonly name: string;
  /** Absolute path of the folder that holds `cdk.tf.json`. */
  readonly directory: string;
}

/** A copy of a stack in which `terraform init` has run. */
export interface OpenStack {
  readonly ok: true;
  readonly stack: string;
  /** Absolute path of the copy. */
  readonly cwd: string;
  /** Absolute path of the folder in which a person runs Terraform on the same state. */
  readonly original: string;
}

/** Name of the override file that a copy may get. */
const OVERRIDE = "slipway_copy_override.tf.json";

/** https://developer.hashicorp.com/terraform/cli/config/config-file#development-overrides-for-provider-developers */
const DEVELOPMENT = /development overrides are in effect/;
const NOT_IN_DEVELOPMENT =
  "the CLI configuration has dev_overrides: Terraform would take a provider that no lock file names\n" +
  "Take them out of it, or name another file: TF_CLI_CONFIG_FILE=PATH.";

function inState(providers: readonly string[]): string {
  return (
    `the state asks for providers that the stack doesn't: ${providers.join(", ")}\n` +
    "A plan would run them, with these credentials: nothing was run. If nobody knows how they came there, somebody else wrote that state:\n" +
    "look at its former versions in the bucket. Otherwise take out what is theirs: terraform state rm ADDRESS."
  );
}

/**
 * Copies a stack into the session's folder and initialises it there.
 * @param override merged over the copy's configuration, never over the original's
 * @param lock path of a lock file that says which providers; absent: the stack's own, if it has one
 */
export async function openStack(
  session: Session,
  { name, directory }: StackFolder,
  override?: JsonObject,
  lock?: string,
): Promise<OpenStack | FailedStep> {
  const cwd = copyStack(directory, session.scratch, session.offline);
  if (override) writeFileSync(join(cwd, OVERRIDE), JSON.stringify(override, null, 2));
  if (lock !== undefined) copyFileSync(lock, join(cwd, LOCK_FILE));
  const init = await session.init({ cwd });
  if (!session.offline && DEVELOPMENT.test(`${init.stdout}${init.stderr}`))
    return { ok: false, stack: name, step: "terraform init", error: NOT_IN_DEVELOPMENT };
  if (init.exitCode !== 0) return failedStep(name, "terraform init", init, [init.stderr || init.stdout]);
  const strange = await strangeProviders(session, cwd);
  if (strange.length > 0) return { ok: false, stack: name, step: "terraform init", error: inState(strange) };
  return { ok: true, stack: name, cwd, original: directory };
}
