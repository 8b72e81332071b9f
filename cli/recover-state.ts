/** The steps of `slipway recover`, with their questions. Each can be repeated: what is done is done. */
import { hostname } from "node:os";
import { applyIn } from "../runner/apply";
import type { ClientSettings } from "../runner/aws/clients";
import type { StateLock } from "../runner/bootstrap/state-lock";
import type { FailedStep } from "../runner/failed-step";
import { Failure } from "../runner/failure";
import type { OpenStack } from "../runner/open-stack";
import { PLAN_FILE } from "../runner/plan";
import { type Attempt, attemptPlan, setTaint } from "../runner/recover/attempt";
import type { Finding } from "../runner/recover/finding";
import { forceUnlock } from "../runner/recover/held-lock";
import type { Place } from "../runner/recover/import-ids";
import { forgetImports, type Import, type LeftOut, planImports } from "../runner/recover/import-plan";
import { readPlan } from "../runner/recover/instance";
import type { HeldBy } from "../runner/recover/other-states";
import { probeAll } from "../runner/recover/probe";
import { search } from "../runner/recover/search";
import type { Stray } from "../runner/recover/strays";
import { runningTerraforms } from "../runner/running-terraforms";
import type { Session } from "../runner/session";
import { count, tell } from "./output";
import { tellHalfMade, tellImports, tellLock, tellProtected } from "./recover-questions";

/** What a recovery works with. */
export interface RecoveryWork {
  readonly session: Session;
  readonly open: OpenStack;
  readonly settings: ClientSettings;
  readonly place: Place;
  readonly heldBy: HeldBy;
  readonly ask: (question: string) => Promise<boolean>;
  /** Asks whether a lock may go. A yes to every question is none to this one. */
  readonly askUnlock: (lock: StateLock) => Promise<boolean>;
}

/** What a recovery came to. */
export interface Recovery {
  /** The plan of the stack as its state is now. */
  readonly plan: Extract<Attempt, { kind: "planned" }>;
  readonly untainted: readonly string[];
  readonly imported: readonly Import[];
  readonly leftOut: readonly LeftOut[];
  /** By address: the last that was found out about what the state doesn't hold. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly strays: readonly Stray[];
}

/**
 * Puts a state right.
 * @returns undefined when somebody said no
 * @throws Failure with Terraform's words when it can't go on
 */
export async function recoverState(work: RecoveryWork): Promise<Recovery | undefined> {
  const findings = new Map<string, Finding>();
  const imported: Import[] = [];
  const leftOut: LeftOut[] = [];
  const untainted: string[] = [];
  let strays: readonly Stray[] | undefined;
  for (;;) {
    const plan = await planned(work, untainted);
    if (!plan) return undefined;
    const made = plan.actions.filter(({ action }) => action === "create").map(({ address }) => address);
    const isNew = made.some((address) => !findings.has(address));
    if (!isNew && strays) return { plan, untainted, imported, leftOut, findings, strays };

    const result = await lookAround(work, made.length);
    for (const [address, finding] of result.findings) findings.set(address, finding);
    strays ??= result.strays;
    const before = new Set([...leftOut, ...imported].map(({ to }) => to));
    const imports = existing(result.findings).filter(({ to }) => !before.has(to));
    const brought = await bringIn(work, imports);
    if (!brought) return undefined;
    imported.push(...brought.imports);
    leftOut.push(...brought.leftOut);
    const halfMade = result.halfMade.filter((address) => !leftOut.some(({ to }) => to === address));
    if (!(await tainted(work, halfMade))) return undefined;
    // With nothing new in the state, the rest won't be known better at the next look.
    if (brought.imports.length + halfMade.length === 0)
      return { plan, untainted, imported, leftOut, findings, strays };
  }
}

/**
 * A plan of the stack, once neither a lock nor a taint is in its way.
 * @param untainted gets the addresses of what is untainted here
 */
async function planned(work: RecoveryWork, untainted: string[]): Promise<Recovery["plan"] | undefined> {
  const { session, open } = work;
  const unlocking = new Map<string, string>();
  for (;;) {
    tell(`planning ${open.stack}`);
    const attempt = await attemptPlan(session, open);
    if (attempt.kind === "planned") return attempt;
    if (attempt.kind === "failed") throw failureOf(attempt.failed);
    if (attempt.kind === "locked") {
      if (!(await unlocked(work, attempt.lock, unlocking))) return undefined;
      continue;
    }
    const tainted = attempt.resources.filter((each) => each.tainted).map(({ address }) => address);
    if (tainted.length < attempt.resources.length) {
      // Untainted it is still to be replaced: it was not whole, and is left as it was found.
      throwIfFailed(await setTaint(session, open, "taint", untainted));
      throw protectedFailure(attempt.failed, untainted);
    }
    tellProtected(tainted);
    if (!(await work.ask(`Untaint ${count(tainted.length, "resource")}?`))) return nothingDone();
    throwIfFailed(await setTaint(session, open, "untaint", tainted));
    untainted.push(...tainted);
  }
}

/**
 * Takes a lock away once somebody has said that it may go.
 * @param tried what came of each attempt, by the lock's id: Terraform's words, empty for success
 */
async function unlocked(
  { session, open, askUnlock }: RecoveryWork,
  lock: StateLock,
  tried: Map<string, string>,
): Promise<boolean> {
  const before = tried.get(lock.id);
  if (before) throw new Failure(`the lock ${lock.id} can't be removed\n${before}`);
  tellLock(lock, { now: new Date(), host: hostname(), running: await runningTerraforms() });
  if (!(await askUnlock(lock))) {
    nothingDone();
    return false;
  }
  const error = await forceUnlock(session, open, lock);
  tried.set(lock.id, error ?? "");
  return true;
}

async function lookAround({ session, open, settings, place, heldBy }: RecoveryWork, created: number) {
  if (created > 0) tell(`looking for ${count(created, "resource")} that the state doesn't hold`);
  const show = await session.run(["show", "-json", PLAN_FILE], { cwd: open.cwd });
  if (show.exitCode !== 0) throw new Failure(`terraform show\n${show.stderr.trim()}`);
  const plan = readPlan(show.stdout);
  const probe = (probes: Parameters<typeof probeAll>[2]) => probeAll(session, open, probes);
  return search(plan, { place, settings, heldBy, probe });
}

function existing(findings: ReadonlyMap<string, Finding>): Import[] {
  return [...findings].flatMap(([to, finding]) =>
    finding.kind === "exists" ? [{ to, id: finding.id }] : [],
  );
}

/** Plans, asks, applies. Returns undefined when somebody said no. */
async function bringIn(
  { session, open, ask }: RecoveryWork,
  imports: readonly Import[],
): Promise<{ imports: readonly Import[]; leftOut: readonly LeftOut[] } | undefined> {
  const prepared = await planImports(session, open, imports);
  if ("ok" in prepared) throw failureOf(prepared);
  if (prepared.imports.length > 0) {
    tellImports(prepared);
    if (!(await ask(`Bring ${count(prepared.imports.length, "resource")} into the state?`)))
      return nothingDone();
    const applied = await applyIn(session, open, { planFile: PLAN_FILE });
    if (!applied.ok) throw failureOf(applied);
  }
  forgetImports(open);
  return prepared;
}

/** Has Terraform replace what was cut off in the middle. Returns false when somebody said no. */
async function tainted({ session, open, ask }: RecoveryWork, addresses: readonly string[]): Promise<boolean> {
  if (addresses.length === 0) return true;
  tellHalfMade(addresses);
  if (!(await ask(`Taint ${count(addresses.length, "resource")}, so that the next apply makes it anew?`))) {
    nothingDone();
    return false;
  }
  throwIfFailed(await setTaint(session, open, "taint", addresses));
  return true;
}

function nothingDone(): undefined {
  tell("Left as it is.");
  return undefined;
}

function protectedFailure({ error }: FailedStep, retainted: readonly string[]): Failure {
  const also = retainted.length === 0 ? "" : `\nTainted again, as they were: ${retainted.join(", ")}`;
  return new Failure(
    `Terraform would replace what is protected, not only because its making was interrupted:\n${error}${also}\n` +
      "Compare it with the configuration: either change that back, or lift the protection yourself, knowing what is lost.",
  );
}

function throwIfFailed(failed: FailedStep | undefined): void {
  if (failed) throw failureOf(failed);
}

function failureOf({ step, error }: FailedStep): Failure {
  return new Failure(`${step}\n${error}`);
}
