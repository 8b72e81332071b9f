/** A bootstrap stack with its state in a local file, in the folder that outlives an interrupted run. */
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FailedStep, failedStep } from "../failed-step";
import type { OpenStack, StackFolder } from "../open-stack";
import type { Session } from "../session";
import { LOCK_FILE, readStack, STACK_FILE } from "../workspace";
import { type StateStack, withoutAdditions } from "./state-stack";

const OVERRIDE = "slipway_copy_override.tf.json";
/**
 * Copies what the state will lie in into the folder and initialises it there. An init that was cut off is done anew. What the
 * stack holds beside it waits for the bucket: there `recover` finds it again.
 */
export async function openLocally(
  session: Session,
  stack: StateStack,
  { name, directory }: StackFolder,
  folder: string,
): Promise<OpenStack | FailedStep> {
  if (stack.additions.length === 0) cpSync(join(directory, STACK_FILE), join(folder, STACK_FILE));
  else
    writeFileSync(
      join(folder, STACK_FILE),
      JSON.stringify(withoutAdditions(readStack(directory), stack), null, 2),
    );
  for (const left of [".terraform", LOCK_FILE]) rmSync(join(folder, left), { recursive: true, force: true });
  if (existsSync(join(directory, LOCK_FILE))) cpSync(join(directory, LOCK_FILE), join(folder, LOCK_FILE));
  writeFileSync(join(folder, OVERRIDE), JSON.stringify({ terraform: { backend: { local: {} } } }));
  const init = await session.init({ cwd: folder });
  if (init.exitCode !== 0) return failedStep(name, "terraform init", init, [init.stderr || init.stdout]);
  return { ok: true, stack: name, cwd: folder, original: folder };
}
