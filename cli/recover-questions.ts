/** What `slipway recover` shows before it asks. */
import type { StateLock } from "../runner/bootstrap/state-lock";
import { ageInMinutes, type LockScene, signsOfLife } from "../runner/recover/held-lock";
import type { ImportPlan } from "../runner/recover/import-plan";
import { colorsFor, count, tell } from "./output";

/** Who holds the state's lock, and whether that one may still be at work. */
export function tellLock(lock: StateLock, scene: LockScene): void {
  const { bold, yellow } = colorsFor(process.stderr);
  const age = ageInMinutes(lock, scene.now);
  tell(`\n${bold("The state is locked.")}`);
  tell(`  by         ${lock.who}`);
  const time = lock.created.replace("T", " ").replace(/Z$/, " UTC");
  tell(`  since      ${time}${age === undefined ? "" : `, ${count(age, "minute")} ago`}`);
  tell(`  operation  ${lock.operation.replace(/^OperationType/, "").toLowerCase()}`);
  tell(`  id         ${lock.id}`);
  for (const sign of signsOfLife(lock, scene)) tell(yellow(sign));
  tell("Without its lock, an apply that still runs and the next one would overwrite each other's state.");
}

/** What is protected and would be replaced only because making it was interrupted. */
export function tellProtected(addresses: readonly string[]): void {
  const { bold } = colorsFor(process.stderr);
  tell(`\n${bold("Tainted, because making it was interrupted, and protected from being replaced:")}`);
  for (const address of addresses) tell(`  ${address}`);
  tell("Untainted, Terraform keeps it and mends what is missing.");
}

/** What exists and is to be brought into the state, and what changes on the way. */
export function tellImports({ imports, updates, leftOut, revisions }: ImportPlan): void {
  const { bold } = colorsFor(process.stderr);
  tell(`\n${bold("These exist and will be brought into the state; nothing is replaced or destroyed:")}`);
  for (const { to, id } of imports) tell(`  ${to} ← ${id}`);
  if (updates.length > 0) tell("Changed in place on the way:");
  for (const { address, values } of updates) {
    tell(`  ${address}`);
    for (const { path, before, after } of values) tell(`    ${path}: ${before} → ${after}`);
  }
  if (revisions.length > 0) tell("Registered on the way, as revisions that nothing runs:");
  for (const address of revisions) tell(`  ${address}`);
  if (leftOut.length > 0) tell(`Left out: ${leftOut.map(({ to }) => to).join(", ")}`);
}

/** What was cut off in its making in a way that Terraform wouldn't notice. */
export function tellHalfMade(addresses: readonly string[]): void {
  const { bold } = colorsFor(process.stderr);
  tell(`\n${bold("Security groups that were cut off in their making:")}`);
  for (const address of addresses) tell(`  ${address}`);
  tell("AWS's own rule of a new group, which lets everything out, is still in them. Nothing uses them yet.");
}
