/**
 * Bringing what exists into the state, and nothing else: a plan of the imports alone that makes, replaces and destroys
 * nothing, save a revision of a task definition, which nothing runs. What would take more than that is left out.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FailedStep, failedStep } from "../failed-step";
import type { OpenStack } from "../open-stack";
import { PLAN_FILE } from "../plan";
import { type PlannedChange, plannedChanges } from "../planned-change";
import type { Session } from "../session";
import { type Attempt, attemptPlan } from "./attempt";
import { dependenciesOf, resourceOf } from "./dependencies";
import type { PlannedAction } from "./plan-events";

/** An `import` block. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

/** An import that is left out, and why. */
export interface LeftOut extends Import {
  readonly because: string;
  /** True: it belongs to something whose making was interrupted, and which the next apply replaces anyway. */
  readonly madeAnew: boolean;
}

/** A plan that does what it says when it is applied. */
export interface ImportPlan {
  readonly imports: readonly Import[];
  readonly leftOut: readonly LeftOut[];
  /** What is changed in place on the way, value by value. */
  readonly updates: readonly PlannedChange[];
  /** Addresses of the revisions that are registered on the way. */
  readonly revisions: readonly string[];
}

/** What an import may come with. */
const HARMLESS = new Set(["import", "update", "noop", "read", "move"]);

/** Plans the imports; what is in the way of some is found out by planning without those. */
export async function planImports(
  session: Session,
  open: OpenStack,
  wanted: readonly Import[],
): Promise<ImportPlan | FailedStep> {
  let imports = wanted;
  const leftOut: LeftOut[] = [];
  while (imports.length > 0) {
    writeImports(open, imports);
    const attempt = await attemptPlan(
      session,
      open,
      imports.map(({ to }) => `-target=${to}`),
    );
    if (attempt.kind === "locked" || attempt.kind === "failed") return failureOf(open, attempt);
    const harmful = harmfulIn(attempt);
    if (attempt.kind === "planned" && harmful.length === 0) {
      const updates = attempt.changes.change > 0 ? await updatesIn(session, open) : [];
      if ("ok" in updates) return updates;
      const revisions = attempt.actions.filter(isNewRevision).map(({ address }) => address);
      return { imports, leftOut, updates, revisions };
    }
    const dropped = await toLeaveOut(session, open, imports, harmful);
    if (dropped.length === 0) return unexplained(open, harmful);
    leftOut.push(...dropped);
    imports = imports.filter(({ to }) => !dropped.some((each) => each.to === to));
  }
  return { imports: [], leftOut, updates: [], revisions: [] };
}

/** The copy is to plan as the stack does again. */
export function forgetImports({ cwd }: OpenStack): void {
  rmSync(importFile(cwd), { force: true });
}

/** What is planned beyond bringing things in. */
function harmfulIn(attempt: Extract<Attempt, { kind: "planned" | "protected" }>): readonly PlannedAction[] {
  return attempt.kind === "planned"
    ? attempt.actions.filter((each) => !HARMLESS.has(each.action) && !isNewRevision(each))
    : attempt.resources.map(({ address }) => ({ address, action: "replace", imported: false }));
}

/** Terraform's own revision may be gone since pipelines register theirs; a service goes on with the one that it has. */
function isNewRevision({ address, action }: PlannedAction): boolean {
  return action === "create" && /(^|\.)aws_ecs_task_definition\./.test(address);
}

/** Those that would be replaced themselves, or else those that stand on something that would be made. */
async function toLeaveOut(
  session: Session,
  open: OpenStack,
  imports: readonly Import[],
  harmful: readonly PlannedAction[],
): Promise<LeftOut[]> {
  const own = imports.flatMap((each) => {
    const action = harmful.find(({ address }) => address === each.to);
    return action
      ? [
          {
            ...each,
            because: `Terraform would ${action.action} it: it differs in what can't be changed`,
            madeAnew: false,
          },
        ]
      : [];
  });
  if (own.length > 0) return own;
  const graph = await session.run(["graph"], { cwd: open.cwd });
  const needs = dependenciesOf(graph.stdout);
  return imports.flatMap((each) => {
    const all = needs(resourceOf(each.to));
    const dragged = harmful.find(({ address }) => all.has(resourceOf(address)));
    if (!dragged) return [];
    const because = `it needs ${dragged.address}, which Terraform would ${dragged.action}`;
    return [{ ...each, because, madeAnew: dragged.reason === "tainted" }];
  });
}

async function updatesIn(session: Session, { stack, cwd }: OpenStack): Promise<PlannedChange[] | FailedStep> {
  const show = await session.run(["show", "-json", PLAN_FILE], { cwd });
  if (show.exitCode !== 0) return failedStep(stack, "terraform show", show, [show.stderr]);
  return plannedChanges(show.stdout).filter(
    ({ action }) => action === "change" || action === "adopt-and-change",
  );
}

function writeImports({ cwd }: OpenStack, imports: readonly Import[]): void {
  writeFileSync(importFile(cwd), JSON.stringify({ import: imports }, null, 2));
}

function importFile(cwd: string): string {
  return join(cwd, "slipway_imports.tf.json");
}

function failureOf(
  { stack }: OpenStack,
  attempt: Extract<Attempt, { kind: "locked" | "failed" }>,
): FailedStep {
  if (attempt.kind !== "locked") return attempt.failed;
  const { who, created } = attempt.lock;
  return {
    stack,
    ok: false,
    step: "terraform plan",
    error: `the state has been locked since: by ${who}, ${created}`,
  };
}

function unexplained({ stack }: OpenStack, harmful: readonly PlannedAction[]): FailedStep {
  const lines = harmful.map(({ address, action }) => `${action} ${address}`);
  return {
    stack,
    ok: false,
    step: "terraform plan of the imports",
    error: `it would also\n${lines.join("\n")}`,
  };
}
