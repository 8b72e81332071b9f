import { keepErroredState } from "./errored-state";
import { type FailedStep, failedStep } from "./failed-step";
import { isGuarded } from "./guard";
import { atEnd } from "./lifetime";
import type { OpenStack } from "./open-stack";
import { type ApplyEvent, applyEvent, type Changes, readPlanOutput } from "./plan-output";
import type { Session } from "./session";

/** How far an apply is. */
export interface ApplyProgress {
  /** What is being done: the address of a resource, or a step. */
  readonly doing: string;
  /** Resources that are done, of all that the plan touches. */
  readonly done: number;
  readonly total: number;
}

export interface ApplyOptions {
  /** True: destroy everything that the state holds. */
  readonly destroy?: boolean;
  /** A plan's file in the copy; absent: whatever there is to do. */
  readonly planFile?: string;
  readonly onProgress?: (progress: ApplyProgress) => void;
}

/** What applying one stack came to. */
export type ApplyResult =
  | {
      readonly stack: string;
      readonly ok: true;
      readonly changes: Changes;
      /** As Terraform words them. */
      readonly warnings: readonly string[];
    }
  | FailedStep;

/**
 * Applies, or destroys, in a copy that is open. Nobody is asked. Errors of Terraform come back as a result. A state
 * that it couldn't write is kept, unless nothing is worth saving.
 */
export async function applyIn(
  session: Session,
  open: OpenStack,
  { destroy = false, planFile, onProgress = () => undefined }: ApplyOptions = {},
): Promise<ApplyResult> {
  const { stack, cwd } = open;
  const keepState = () => (isGuarded() ? "" : (keepErroredState(open, session.terraform) ?? ""));
  const command = destroy ? "destroy" : "apply";
  const under = progressOf(onProgress);
  const args = [command, "-json", "-input=false", "-auto-approve", ...(planFile ? [planFile] : [])];
  // After a signal nobody reads the result any more.
  const forget = atEnd(() => process.stderr.write(keepState()));
  const run = await session.run(args, { cwd, onLine: (line) => under(applyEvent(line)) }).finally(forget);
  const { changes, errors, warnings, other } = readPlanOutput(run.stdout);
  if (run.exitCode !== 0 || changes === undefined) {
    return failedStep(stack, `terraform ${command}`, run, [...errors, ...other, run.stderr, keepState()]);
  }
  return { stack, ok: true, changes, warnings };
}

function progressOf(tell: (progress: ApplyProgress) => void): (event: ApplyEvent | undefined) => void {
  let done = 0;
  let total = 0;
  const underWay = new Set<string>();
  return (event) => {
    if (!event) return;
    if (event.kind === "planned") total = event.total;
    else if (event.kind === "started") underWay.add(event.address);
    else {
      underWay.delete(event.address);
      done += 1;
    }
    const address = event.kind === "started" ? event.address : [...underWay].at(-1);
    // Between resources, and at the end, it writes the state.
    tell({ doing: address ?? (total === 0 ? "plan" : "state"), done, total });
  };
}
