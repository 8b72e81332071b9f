/**
 * Making an account's state bucket: with a local state first, which then moves into the bucket. Each run looks where
 * things stand and goes on from there, so it may be interrupted anywhere.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientSettings } from "../aws/clients";
import { done, failedStep, failureOf } from "../failed-step";
import { type OpenStack, openStack, type StackFolder } from "../open-stack";
import { planIn, showPlan } from "../plan";
import { type PlannedChange, plannedChanges, plannedWithoutValues } from "../planned-change";
import type { Session } from "../session";
import { type ClaimedFolder, localState } from "./local-folder";
import { openLocally } from "./local-stage";
import { type Look, lookAround } from "./look";
import { type Position, positionOf } from "./position";
import type { StateLock } from "./state-lock";
import type { StateStack } from "./state-stack";

/** One account's bootstrap. */
export interface Bootstrap {
  readonly stack: StateStack;
  readonly synthesized: StackFolder;
  readonly accountId: string;
  /** Signed in to that account. */
  readonly settings: ClientSettings;
  readonly folder: ClaimedFolder;
}

/** Where a bootstrap stands, and what that was seen from. */
export interface Standing {
  readonly look: Look;
  readonly position: Position;
}

/** What there is to do, before anything is done. */
export interface Prepared extends Standing {
  readonly open: OpenStack;
  /** False: the plan is empty. */
  readonly changed: boolean;
  readonly changes: readonly PlannedChange[];
}

/** False: the bucket stands, its state lies in it, and the plan is empty. */
export function hasWork({ changed, position }: Prepared): boolean {
  return changed || position.stage === "local";
}

export type OnProgress = (doing: string) => void;

/** An empty plan takes no lock: it only looks. */
export const UNLOCKED = "-lock=false";

/** What the account holds of the stack now. */
export function look({ settings, accountId, stack }: Bootstrap): Promise<Look> {
  return lookAround(settings, accountId, stack);
}

/**
 * Takes a lock away whose holder is gone.
 * @throws Failure with Terraform's words when it can't, as when somebody else has the lock by now
 */
export async function unlock(session: Session, bootstrap: Bootstrap, { id }: StateLock): Promise<void> {
  const { name } = bootstrap.stack;
  const { cwd } = done(await openStack(session, bootstrap.synthesized));
  const run = await session.run(["force-unlock", "-no-color", "-force", id], { cwd });
  if (run.exitCode !== 0) throw failureOf(failedStep(name, "terraform force-unlock", run, [run.stderr]));
}

/**
 * Where the bootstrap stands.
 * @throws Failure for what a person has to decide
 */
export function standing({ stack, folder: { path } }: Bootstrap, found: Look): Standing {
  return { look: found, position: positionOf(stack, found, localState(path), path) };
}

/**
 * Plans what is left to do, with what exists already taken over. What is tainted is untainted for that, in the bucket's
 * state too, which is all that it changes there.
 * @throws Failure with Terraform's words when it can't plan
 */
export async function prepare(
  session: Session,
  bootstrap: Bootstrap,
  { look: found, position }: Standing,
  onProgress: OnProgress,
): Promise<Prepared> {
  const { folder, stack, synthesized } = bootstrap;
  onProgress("init");
  const open = done(
    position.stage === "local"
      ? await openLocally(session, stack, synthesized, folder.path)
      : await openStack(session, synthesized),
  );
  writeImports(open, position);
  await untaint(session, open, position);
  const seen = position.untaint.length > 0 ? await look(bootstrap) : found;
  const args = position.stage === "bucket" ? [UNLOCKED] : [];
  const plan = done(await planIn(session, open, { args, onProgress }));
  // Reading a plan takes as long as making it: only where there are values to show.
  const changes =
    plan.changes.change > 0 ? await changesIn(session, open) : plannedWithoutValues(plan.planned);
  return { look: seen, position, open, changed: plan.changed, changes };
}

/** What a plan that lies in a copy would do. */
export async function changesIn(session: Session, open: OpenStack): Promise<PlannedChange[]> {
  return plannedChanges(done(await showPlan(session, open)).json);
}

function writeImports({ cwd }: OpenStack, { imports }: Position): void {
  const file = join(cwd, "imports.tf.json");
  if (imports.length > 0) writeFileSync(file, JSON.stringify({ import: imports }, null, 2));
  else rmSync(file, { force: true });
}

/** Everything in the stack can be brought right where it is; bucket and key may not even be made anew. */
async function untaint(session: Session, { stack, cwd }: OpenStack, position: Position): Promise<void> {
  for (const address of position.untaint) {
    const run = await session.run(["untaint", "-no-color", address], { cwd });
    if (run.exitCode !== 0) throw failureOf(failedStep(stack, "terraform untaint", run, [run.stderr]));
  }
}
