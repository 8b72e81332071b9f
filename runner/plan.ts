import { join } from "node:path";
import { type Changes, readPlanOutput, resourceUnderWay } from "./plan-output";
import type { Finished } from "./process";
import type { Session } from "./session";
import { copyStack } from "./workspace";

/** A synthesized stack on disk. */
export interface StackFolder {
  readonly name: string;
  /** Absolute path of the folder that holds `cdk.tf.json`. */
  readonly directory: string;
}

export interface PlanOptions {
  /** True: read the whole plan as JSON too, a second or two more. */
  readonly json?: boolean;
  /** Told what is being done: `init`, `plan`, the address of a resource. */
  readonly onProgress?: (doing: string) => void;
}

/** What planning one stack came to. */
export type PlanResult =
  | {
      readonly stack: string;
      readonly ok: true;
      /** False: Terraform would do nothing, outputs included. */
      readonly changed: boolean;
      readonly changes: Changes;
      /** As Terraform words them. */
      readonly warnings: readonly string[];
      /** The plan in Terraform's JSON format, when it was asked for. */
      readonly json?: string;
    }
  | {
      readonly stack: string;
      readonly ok: false;
      /** What failed: `terraform init`, exit status 1. */
      readonly step: string;
      /** Terraform's own words. */
      readonly error: string;
    };

/** Exit status of `terraform plan -detailed-exitcode` when there is something to do. */
const CHANGED = 2;

/** Plans one stack in a copy of it. Errors of Terraform come back as a result, not as an exception. */
export async function planStack(
  session: Session,
  { name, directory }: StackFolder,
  { json = false, onProgress = () => undefined }: PlanOptions = {},
): Promise<PlanResult> {
  const cwd = copyStack(directory, session.scratch, session.offline);
  onProgress("init");
  const init = await session.init({ cwd });
  if (init.exitCode !== 0) return failed(name, "terraform init", init, init.stderr || init.stdout);

  onProgress("plan");
  const file = join(cwd, "slipway.tfplan");
  const plan = await session.run(["plan", "-json", "-input=false", "-detailed-exitcode", `-out=${file}`], {
    cwd,
    onLine: (line) => onProgress(resourceUnderWay(line) ?? "plan"),
  });
  const { changes, errors, warnings, other } = readPlanOutput(plan.stdout);
  if ((plan.exitCode !== 0 && plan.exitCode !== CHANGED) || changes === undefined) {
    return failed(name, "terraform plan", plan, [...errors, ...other, plan.stderr].join("\n\n"));
  }
  const result = { stack: name, ok: true, changed: plan.exitCode === CHANGED, changes, warnings } as const;
  if (!json) return result;

  onProgress("show");
  const show = await session.run(["show", "-json", file], { cwd });
  if (show.exitCode !== 0) return failed(name, "terraform show", show, show.stderr);
  return { ...result, json: show.stdout };
}

function failed(stack: string, step: string, { exitCode }: Finished, words: string): PlanResult {
  return { stack, ok: false, step: `${step}, exit status ${exitCode}`, error: words.trim() };
}
