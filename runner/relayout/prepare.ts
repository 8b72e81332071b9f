/** Plans by which things come into a state or leave one, made in a copy and judged before anything is applied. */
import type { FailedStep } from "../failed-step";
import { type OpenStack, openStack, type StackFolder } from "../open-stack";
import { showPlan } from "../plan";
import { type PlannedChange, plannedChanges } from "../planned-change";
import { attemptPlan } from "../recover/attempt";
import type { Session } from "../session";
import { writeImports, writeRemovals } from "./copies";
import { beyond, type Expected } from "./judge";
import type { StackMoves, Synthesized } from "./moves";

/** A copy whose plan does what it is for, and nothing else. */
export interface Prepared {
  readonly ok: true;
  readonly stack: string;
  readonly open: OpenStack;
  /** What is changed in place on the way. */
  readonly updates: readonly PlannedChange[];
  /** Addresses of task definitions whose revision is gone, and which are registered anew. */
  readonly registered: readonly string[];
}

const NOTHING: Expected = { imported: [], takenOver: [], forgotten: [] };

/** Plans a stack that things come to. */
export async function prepareComing(
  session: Session,
  folder: StackFolder,
  { imports, takenOver, leftovers }: StackMoves,
): Promise<Prepared | FailedStep> {
  const open = await openStack(session, folder);
  if (!open.ok) return open;
  let left = imports;
  for (;;) {
    writeImports(open, left);
    const imported = left.map(({ to }) => to);
    const registered = imports.filter((each) => !left.includes(each)).map(({ to }) => to);
    const expected = { ...NOTHING, imported, takenOver: [...takenOver, ...registered] };
    const planned = await plan(session, open, expected, leftovers.length > 0);
    if (planned.ok) return { ...planned, registered };
    const gone = goneIn(planned);
    if (gone.length === 0 || !gone.every(isTaskDefinition))
      return withReason(
        planned,
        gone.filter((address) => !isTaskDefinition(address)),
      );
    // Nothing runs a revision by Terraform's state alone: a service goes on with the one that it has.
    left = left.filter(({ to }) => !gone.includes(to));
  }
}

/** Plans a stack that things leave. */
export async function prepareLeaving(
  session: Session,
  folder: StackFolder,
  { leaving, leftovers }: StackMoves,
  stacks: readonly Synthesized[],
): Promise<Prepared | FailedStep> {
  const open = await openStack(session, folder);
  if (!open.ok) return open;
  writeRemovals(open, leaving, stacks);
  const planned = await plan(session, open, { ...NOTHING, forgotten: leaving }, leftovers.length > 0);
  return planned.ok ? { ...planned, registered: [] } : planned;
}

/** @param alone true: plan what moves and nothing else, for the rest would be destroyed */
async function plan(
  session: Session,
  open: OpenStack,
  expected: Expected,
  alone: boolean,
): Promise<Omit<Prepared, "registered"> | FailedStep> {
  const { stack } = open;
  const moving = [...expected.imported, ...expected.takenOver, ...expected.forgotten];
  const args = [
    ...(expected.forgotten.length > 0 ? ["-refresh=false"] : []),
    ...(alone ? moving.map((address) => `-target=${address}`) : []),
  ];
  const attempt = await attemptPlan(session, open, args);
  if (attempt.kind === "locked") {
    const { who, created } = attempt.lock;
    return {
      stack,
      ok: false,
      step: "terraform plan",
      error: `the state has been locked since: by ${who}, ${created}`,
    };
  }
  if (attempt.kind !== "planned") return attempt.failed;
  const shown = await showPlan(session, open);
  if (!shown.ok) return shown;
  const more = beyond(shown.json, expected);
  if (more.length > 0) return refused(stack, more);
  const updates = plannedChanges(shown.json).filter(
    ({ action }) => action === "change" || action === "adopt-and-change",
  );
  return { ok: true, stack, open, updates };
}

function refused(stack: string, more: readonly string[]): FailedStep {
  const lines = more.map((line) => `  ${line}`);
  return {
    stack,
    ok: false,
    step: "refused: its plan does more, or less, than to change states",
    error: [
      ...lines,
      "Change the layout alone: go back to the former one, apply what is left to do there, then run this again.",
    ].join("\n"),
  };
}

/** What an import didn't find. */
function goneIn({ error }: FailedStep): string[] {
  return [...error.matchAll(/import an existing object to\s+"((?:[^"\\[]|\["[^"]*"\]|\[)+)"/g)].map(
    ([, address = ""]) => address,
  );
}

function isTaskDefinition(address: string): boolean {
  return /(^|\.)aws_ecs_task_definition\./.test(address);
}

function withReason(failed: FailedStep, gone: readonly string[]): FailedStep {
  if (gone.length === 0) return failed;
  return {
    ...failed,
    step: "refused: what a state holds can't be found in the account",
    error: [
      ...gone.map((address) => `  ${address}`),
      "It may have been deleted by hand. Go back to the former layout and apply, which makes it again; or take it out of the state that holds it (terraform state rm); then run this again.",
    ].join("\n"),
  };
}
