/** The second half of a bootstrap: what was planned, and shown, is done. */
import { isDeepStrictEqual } from "node:util";
import { type ApplyProgress, applyIn } from "../apply";
import { done, failedStep, failureOf } from "../failed-step";
import { Failure } from "../failure";
import { type OpenStack, openStack } from "../open-stack";
import { PLAN_FILE, planIn } from "../plan";
import type { PlannedChange } from "../planned-change";
import type { Session } from "../session";
import {
  type Bootstrap,
  changesIn,
  hasWork,
  look,
  type OnProgress,
  type Prepared,
  UNLOCKED,
} from "./bootstrap";
import { localState, localStatePath } from "./local-folder";
import { missingFrom } from "./state-file";
import { describeLock } from "./state-lock";
import type { StateStack } from "./state-stack";

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
  if (position.stage === "local" && bootstrap.stack.additions.length > 0)
    await makeAdditions(session, bootstrap.stack, inBucket, onProgress);
  const plan = done(await planIn(session, inBucket, { args: [UNLOCKED], onProgress }));
  if (plan.changed) throw notSettled(bootstrap.stack, await changesIn(session, inBucket));
}

/**
 * What waited for the bucket: shown before by its addresses, as nothing of it was planned.
 * @throws Failure when something else would be done, too
 */
async function makeAdditions(
  session: Session,
  stack: StateStack,
  inBucket: OpenStack,
  onProgress: OnProgress,
): Promise<void> {
  done(await planIn(session, inBucket, { args: [UNLOCKED], onProgress }));
  const changes = await changesIn(session, inBucket);
  const others = changes.filter(
    ({ address, action }) => action !== "make" || !stack.additions.includes(address),
  );
  if (others.length > 0) throw notSettled(stack, others);
  const onApply = ({ doing, done: ended }: ApplyProgress) =>
    onProgress(`${ended} of ${changes.length}: ${doing}`);
  done(await applyIn(session, inBucket, { planFile: PLAN_FILE, onProgress: onApply }));
}

/** Whatever a colleague has made since the plan was shown would be made twice, or overwritten. */
async function refuseNews(bootstrap: Bootstrap, { look: before }: Prepared): Promise<void> {
  const now = await look(bootstrap);
  if (isDeepStrictEqual(now, before)) return;
  const { lock } = now.bucket;
  throw new Failure(
    `the account has changed since the plan was made${lock ? `; its state is locked by ${describeLock(lock)}` : ""}\n` +
      "Somebody else may be making the same bucket. No resource was made or changed; run this again.",
  );
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
