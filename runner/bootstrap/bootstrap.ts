/**
 * Making an account's state bucket: with a local state first, which then moves into the bucket. Each run looks where
 * things stand and goes on from there, so it may be interrupted anywhere.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type ApplyProgress, applyIn } from "../apply";
import type { ClientSettings } from "../aws/clients";
import { type FailedStep, failedStep } from "../failed-step";
import { Failure } from "../failure";
import { type OpenStack, openStack, type StackFolder } from "../open-stack";
import { PLAN_FILE, planIn, showPlan } from "../plan";
import type { Session } from "../session";
import { type ClaimedFolder, localState, localStatePath } from "./local-folder";
import { openLocally } from "./local-stage";
import { type Look, lookAround } from "./look";
import { type PlannedChange, plannedChanges, plannedWithoutValues } from "./planned-change";
import { type Position, positionOf } from "./position";
import { missingFrom } from "./state-file";
import { describeLock, type StateLock } from "./state-lock";
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

type OnProgress = (doing: string) => void;

/** An empty plan takes no lock: it only looks. */
const UNLOCKED = "-lock=false";

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
 * Plans what is left to do, with what exists already taken over.
 * @throws Failure with Terraform's words when it can't plan
 */
export async function prepare(
  session: Session,
  bootstrap: Bootstrap,
  { look: found, position }: Standing,
  onProgress: OnProgress,
): Promise<Prepared> {
  const { folder, synthesized } = bootstrap;
  onProgress("init");
  const open = done(
    position.stage === "local"
      ? await openLocally(session, synthesized, folder.path)
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

/**
 * Does what was planned, moves the state into the bucket and makes sure that a plan is empty then.
 * @throws Failure when it doesn't end so; running it all again goes on from there
 */
export async function carryOut(
  session: Session,
  bootstrap: Bootstrap,
  prepared: Prepared,
  onProgress: OnProgress,
): Promise<void> {
  const { open, changed, changes, position } = prepared;
  if (!hasWork(prepared)) return;
  await refuseNews(bootstrap, prepared);
  if (changed) {
    const total = changes.filter(({ action }) => action !== "adopt").length;
    const onApply = ({ doing, done: ended }: ApplyProgress) => onProgress(`${ended} of ${total}: ${doing}`);
    done(await applyIn(session, open, { planFile: PLAN_FILE, onProgress: onApply }));
  }
  onProgress("init");
  const inBucket = done(await openStack(session, bootstrap.synthesized));
  if (position.stage === "local") {
    onProgress("move the state into the bucket");
    await moveState(session, bootstrap, inBucket);
  }
  const plan = done(await planIn(session, inBucket, { args: [UNLOCKED], onProgress }));
  if (plan.changed) throw notSettled(bootstrap.stack, await changesIn(session, inBucket));
}

async function changesIn(session: Session, open: OpenStack): Promise<PlannedChange[]> {
  return plannedChanges(done(await showPlan(session, open)).json);
}

/** Whatever a colleague has made since the plan was shown would be made twice, or overwritten. */
async function refuseNews(bootstrap: Bootstrap, { look: before }: Prepared): Promise<void> {
  const now = await look(bootstrap);
  if (isDeepStrictEqual(now, before)) return;
  const { lock } = now.bucket;
  throw new Failure(
    `the account has changed since the plan was made${lock ? `; its state is locked by ${describeLock(lock)}` : ""}\n` +
      "Somebody else may be making the same bucket. Nothing was done; run this again.",
  );
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

/**
 * `terraform state push` holds the lock and refuses to write over a state of other lineage, which
 * `init -migrate-state -force-copy` would overwrite.
 */
async function moveState(session: Session, bootstrap: Bootstrap, { stack, cwd }: OpenStack): Promise<void> {
  const folder = bootstrap.folder.path;
  const run = await session.run(["state", "push", "-no-color", localStatePath(folder)], { cwd });
  const { state } = (await look(bootstrap)).bucket;
  if (run.exitCode !== 0) {
    const words = state ? ["Somebody else has moved theirs in meanwhile.", run.stderr] : [run.stderr];
    throw failureOf(failedStep(stack, "terraform state push", run, words));
  }
  const local = localState(folder);
  if (local && state && missingFrom(state, local).length === 0) return;
  throw new Failure(
    `the state in the bucket isn't the one of ${folder}, though Terraform has copied it\nRun this again.`,
  );
}

function notSettled({ name }: StateStack, changes: readonly PlannedChange[]): Failure {
  const lines = changes.flatMap(({ address, action, values }) => [
    `  ${action} ${address}`,
    ...values.map(({ path, before, after }) => `    ${path}: ${before} → ${after}`),
  ]);
  return new Failure(
    `everything is made, but Terraform would still change ${name}:\n${lines.join("\n") || "  outputs"}\nRun this again.`,
  );
}

/** The result of a step that succeeded. */
function done<T extends { readonly ok: true }>(result: T | FailedStep): T {
  if (!result.ok) throw failureOf(result);
  return result;
}

function failureOf({ step, error }: FailedStep): Failure {
  return new Failure(`${step}\n${error}`);
}
