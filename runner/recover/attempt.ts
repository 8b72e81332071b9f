/** A plan of the stack as it is, and what keeps Terraform from making one after an apply was interrupted. */
import type { StateLock } from "../bootstrap/state-lock";
import { type FailedStep, failedStep } from "../failed-step";
import type { OpenStack } from "../open-stack";
import { PLAN_FILE } from "../plan";
import { type Changes, readPlanOutput } from "../plan-output";
import type { Session } from "../session";
import { lockIn } from "./held-lock";
import { type PlannedAction, readPlanEvents } from "./plan-events";

export type Attempt =
  | {
      readonly kind: "planned";
      /** False: there is nothing to do. */
      readonly changed: boolean;
      readonly changes: Changes;
      readonly actions: readonly PlannedAction[];
    }
  | { readonly kind: "locked"; readonly lock: StateLock }
  /** Terraform would replace what `prevent_destroy` protects. */
  | {
      readonly kind: "protected";
      readonly resources: readonly ProtectedResource[];
      readonly failed: FailedStep;
    }
  | { readonly kind: "failed"; readonly failed: FailedStep };

export interface ProtectedResource {
  readonly address: string;
  /** True: only because making it was interrupted. */
  readonly tainted: boolean;
}

/** Plans with the state's lock held; the plan stays in the copy, as PLAN_FILE. */
export async function attemptPlan(
  session: Session,
  { stack, cwd }: OpenStack,
  args: readonly string[] = [],
): Promise<Attempt> {
  const flags = ["-json", "-input=false", "-detailed-exitcode", `-out=${PLAN_FILE}`];
  const run = await session.run(["plan", ...flags, ...args], { cwd });
  const events = readPlanEvents(run.stdout);
  const { changes, errors, other } = readPlanOutput(run.stdout);
  if ((run.exitCode === 0 || run.exitCode === 2) && changes !== undefined) {
    return { kind: "planned", changed: run.exitCode === 2, changes, actions: events.actions };
  }
  const lock = lockIn(events);
  if (lock) return { kind: "locked", lock };
  const failed = failedStep(stack, "terraform plan", run, [...errors, ...other, run.stderr]);
  const resources = protectedIn(events);
  return resources.length > 0 && resources.length === events.errors.length
    ? { kind: "protected", resources, failed }
    : { kind: "failed", failed };
}

/** The resources that a plan failed on because they are protected. */
export function protectedIn({
  actions,
  errors,
}: Pick<ReturnType<typeof readPlanEvents>, "actions" | "errors">): ProtectedResource[] {
  const tainted = new Set(actions.filter(({ reason }) => reason === "tainted").map(({ address }) => address));
  return errors.flatMap(({ summary, detail }) => {
    const address = /^Resource (.+) has lifecycle\.prevent_destroy set/.exec(detail)?.[1];
    return summary === "Instance cannot be destroyed" && address !== undefined
      ? [{ address, tainted: tainted.has(address) }]
      : [];
  });
}

/** Runs `terraform untaint`, or `taint`, on each. Returns Terraform's words at the first that fails. */
export async function setTaint(
  session: Session,
  { stack, cwd }: OpenStack,
  command: "taint" | "untaint",
  addresses: readonly string[],
): Promise<FailedStep | undefined> {
  for (const address of addresses) {
    const run = await session.run([command, "-no-color", address], { cwd });
    if (run.exitCode !== 0) return failedStep(stack, `terraform ${command}`, run, [run.stderr]);
  }
  return undefined;
}
