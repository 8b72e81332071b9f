import { type FailedStep, failedStep } from "./failed-step";
import { type OpenStack, openStack, type StackFolder } from "./open-stack";
import { type Changes, type PlannedResource, readPlanOutput, resourceUnderWay } from "./plan-output";
import type { Session } from "./session";

export interface PlanOptions {
  /** True: read the whole plan as JSON too, a second or two more. */
  readonly json?: boolean;
  /** Arguments beside Slipway's own, such as `-target=…`. */
  readonly args?: readonly string[];
  /** Told what is being done: `init`, `plan`, the address of a resource. */
  readonly onProgress?: (doing: string) => void;
}

/** Told of the copy in which a stack was planned, before it goes. */
export type AfterPlan = (open: OpenStack, result: PlanResult & { readonly ok: true }) => Promise<void>;

/** What planning one stack came to. */
export type PlanResult =
  | {
      readonly stack: string;
      readonly ok: true;
      /** False: Terraform would do nothing, outputs included. */
      readonly changed: boolean;
      readonly changes: Changes;
      readonly planned: readonly PlannedResource[];
      /** As Terraform words them. */
      readonly warnings: readonly string[];
      /** The plan in Terraform's JSON format, when it was asked for. */
      readonly json?: string;
    }
  | FailedStep;

/** Exit status of `terraform plan -detailed-exitcode` when there is something to do. */
const CHANGED = 2;

/** Name of the plan's file in the copy. */
export const PLAN_FILE = "slipway.tfplan";

/** Plans one stack in a copy of it. Errors of Terraform come back as a result, not as an exception. */
export async function planStack(
  session: Session,
  stack: StackFolder,
  options: PlanOptions = {},
  after: AfterPlan = async () => undefined,
): Promise<PlanResult> {
  options.onProgress?.("init");
  const opened = await openStack(session, stack);
  if (!opened.ok) return opened;
  const result = await planIn(session, opened, options);
  if (result.ok) await after(opened, result);
  return result;
}

/** Plans in a copy that is open already. The plan stays there, as PLAN_FILE. */
export async function planIn(
  session: Session,
  open: OpenStack,
  { json = false, args = [], onProgress = () => undefined }: PlanOptions = {},
): Promise<PlanResult> {
  const { stack, cwd } = open;
  onProgress("plan");
  const flags = ["-json", "-input=false", "-detailed-exitcode", `-out=${PLAN_FILE}`];
  const plan = await session.run(["plan", ...flags, ...args], {
    cwd,
    onLine: (line) => onProgress(resourceUnderWay(line) ?? "plan"),
  });
  const { changes, planned, errors, warnings, other } = readPlanOutput(plan.stdout);
  if ((plan.exitCode !== 0 && plan.exitCode !== CHANGED) || changes === undefined) {
    return failedStep(stack, "terraform plan", plan, [...errors, ...other, plan.stderr]);
  }
  const result = { stack, ok: true, changed: plan.exitCode === CHANGED, changes, planned, warnings } as const;
  if (!json) return result;

  onProgress("show");
  const shown = await showPlan(session, open);
  return shown.ok ? { ...result, json: shown.json } : shown;
}

/** The plan that lies in a copy, in Terraform's JSON format. */
export async function showPlan(
  session: Session,
  { stack, cwd }: OpenStack,
): Promise<{ readonly ok: true; readonly json: string } | FailedStep> {
  const show = await session.run(["show", "-json", PLAN_FILE], { cwd });
  if (show.exitCode !== 0) return failedStep(stack, "terraform show", show, [show.stderr]);
  return { ok: true, json: show.stdout };
}
