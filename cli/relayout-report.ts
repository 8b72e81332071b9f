/** What `slipway relayout` shows: what it is about to move, and what stands in the end. */
import type { PlanResult } from "../runner/plan";
import type { PlannedChange } from "../runner/planned-change";
import type { StackMoves } from "../runner/relayout/moves";
import { colorsFor, count, print, tell } from "./output";
import type { AccountWork } from "./relayout-look";

/** A stack's plan, as it is shown before the question. */
export interface ShownPlan {
  readonly kind: "coming" | "leaving";
  readonly work: AccountWork;
  readonly moves: StackMoves;
  readonly updates: readonly PlannedChange[];
  readonly registered: readonly string[];
}

/** Tells why nothing may be moved, if so. */
export function tellObstacles(works: readonly AccountWork[]): boolean {
  const obstacles = works.flatMap(({ account, moves }) =>
    moves.obstacles.map((line) => `  ${account.name}: ${line}`),
  );
  if (obstacles.length > 0) tell(`\nThese can't change states as they are:\n${obstacles.join("\n")}`);
  return obstacles.length > 0;
}

/** Shows what moves where, and what an apply changes in place on the way. */
export function tellWhatMoves(works: readonly AccountWork[], plans: readonly ShownPlan[]): void {
  const { bold } = colorsFor(process.stderr);
  for (const work of works) {
    const { id, name } = work.account;
    const own = plans.filter((each) => each.work === work);
    if (own.length === 0) continue;
    tell(`\n${bold(`${name}, account ${id}`)}`);
    for (const { kind, moves } of own)
      if (kind === "coming")
        tell(
          `  ${moves.stack} gets ${count(moves.imports.length + moves.takenOver.length, "resource")} of ${moves.from.join(", ")}`,
        );
    for (const { kind, moves } of own)
      if (kind === "leaving") tell(`  ${moves.stack} lets go of ${count(moves.leaving.length, "resource")}`);
    tellOnTheWay(own);
  }
  tellLeftAlone(works);
  tell("\nBeyond that, nothing in AWS is made, replaced or destroyed.");
}

function tellOnTheWay(plans: readonly ShownPlan[]): void {
  const updates = plans.flatMap((each) =>
    each.updates.map((update) => ({ stack: each.moves.stack, ...update })),
  );
  if (updates.length > 0)
    tell("  Changed in place on the way, for an import can't read it or it was changed by hand:");
  for (const { stack, address, values } of updates) {
    tell(`    ${stack}: ${address}`);
    for (const { path, before, after } of values) tell(`      ${path}: ${before} → ${after}`);
  }
  const registered = plans.flatMap((each) => each.registered);
  if (registered.length > 0) tell("  Registered anew, for the revision is gone; nothing runs it:");
  for (const address of registered) tell(`    ${address}`);
  const taken = plans.flatMap(({ moves, kind }) => (kind === "coming" ? moves.takenOver : []));
  if (taken.length > 0) tell("  Taken over by making it as it is, for it has no import:");
  for (const address of taken) tell(`    ${address}`);
}

function tellLeftAlone(works: readonly AccountWork[]): void {
  for (const { moves, bucket, strange } of works) {
    for (const { stack, leftovers } of moves.stacks)
      for (const address of leftovers)
        tell(`  ${stack} keeps ${address}, which no stack makes any more: its next apply would destroy it`);
    for (const { key, held } of strange)
      tell(
        `  s3://${bucket}/${key} is of no stack in either layout: its ${count(held, "resource")} stay there`,
      );
  }
}

/** Prints that there is nothing to do. Returns true, as the command ends. */
export function printNothing(works: readonly AccountWork[], layout: string): true {
  tellLeftAlone(works);
  print(
    `Nothing to move: every resource lies in the state of its stack, as layout.stacks: ${layout} has it.`,
  );
  return true;
}

/** Prints what the touched stacks plan now, and which states are empty. */
export function printSettled(works: readonly AccountWork[], plans: readonly PlanResult[]): void {
  for (const result of plans) print(`${result.stack}: ${planWords(result)}`);
  for (const { moves, folders, bucket } of works) {
    for (const { stack, leaving, held } of moves.stacks) {
      const isFormer = !folders.some(({ name }) => name === stack);
      if (isFormer && leaving.length > 0 && leaving.length === held)
        print(`s3://${bucket}/${stack}.tfstate holds nothing any more: leave it there, or delete it`);
    }
  }
}

function planWords(result: PlanResult): string {
  if (!result.ok) return "couldn't be planned";
  const { add, change, destroy } = result.changes;
  if (!result.changed) return "its plan is empty";
  return add + change + destroy === 0
    ? "outputs only"
    : `${add} to add, ${change} to change, ${destroy} to destroy`;
}
