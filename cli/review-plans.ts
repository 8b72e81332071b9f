/** Plans that a review makes itself. */

import { loadConfig } from "../config/load";
import { compare } from "../reports/access/compare";
import { provenFindings } from "../reports/review/access/proven";
import type { Finding } from "../reports/review/finding";
import type { Plan } from "../reports/review/plan/plan";
import type { Unplanned } from "../reports/review/review";
import { Failure } from "../runner/failure";
import { type SavedPlan, savePlan } from "../runner/saved-plan";
import { withScratch } from "../runner/workspace";
import { readWorld } from "./access-input";
import { configFileOf } from "./options";
import { tell } from "./output";
import { readPlanText } from "./plan-files";
import { type PlanningOptions, planEvery } from "./planning";
import { compareStacks, synthesizeRevision } from "./since";
import { synthesize } from "./synthesize";

/** Plans, and what has been saved of them to be applied. */
export interface MadePlans {
  readonly plans: readonly Plan[];
  readonly saved: readonly SavedPlan[];
}

/** Plans the stacks of those names, or all; saves the plans where `--out` says. @throws Failure if one can't be planned */
export async function plansOf(names: readonly string[], options: PlanningOptions): Promise<MadePlans> {
  const { out, offline } = options;
  const saved = new Map<string, SavedPlan>();
  const results = await planEvery(names, options, true, async (session, open, { stack, changed }) => {
    // What is planned as if nothing existed can't be applied.
    if (out !== undefined && !offline) saved.set(stack, await savePlan(session, open, changed, out));
  });
  const failed = results.flatMap((result) => (result.ok ? [] : [result]));
  for (const { stack, step, error } of failed) tell(`\n${stack}: ${step}\n${error}`);
  if (failed.length > 0) {
    const stacks = failed.map(({ stack }) => stack).join(", ");
    throw new Failure(`${failed.length} of ${results.length} stacks couldn't be planned: ${stacks}`);
  }
  const plans = results.flatMap((result) =>
    result.ok && result.json !== undefined ? [readPlanText(result.stack, result.json)] : [],
  );
  return { plans, saved: results.flatMap(({ stack }) => saved.get(stack) ?? []) };
}

export interface PlansSince extends MadePlans {
  readonly unplanned: Unplanned;
  readonly proven?: readonly Finding[];
}

/** Plans the stacks that a revision synthesizes otherwise, and asks the access proof about both. */
export async function plansSince(revision: string, options: PlanningOptions): Promise<PlansSince> {
  const file = configFileOf(options);
  const config = options.synth ? loadConfig(file) : undefined;
  return withScratch(async (scratch) => {
    const former = await synthesizeRevision(revision, file, scratch, async () => {
      if (config) await synthesize(config, options.output);
    });
    const { changed, unchanged, gone } = compareStacks(former, options.output);
    const proven = provenSince(former, options.output);
    const made =
      changed.length === 0 ? { plans: [], saved: [] } : await plansOf(changed, { ...options, synth: false });
    return { ...made, unplanned: { since: revision, unchanged, gone }, ...(proven && { proven }) };
  });
}

/** Undefined where the proof can't read one of both: policies tell of access then. */
function provenSince(former: string, output: string): Finding[] | undefined {
  try {
    const [before, after] = [readWorld({ output: former }), readWorld({ output })];
    return provenFindings(
      compare(before, after),
      new Map(after.accounts.map(({ id, stacks }) => [id, accountName(stacks)])),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(`warning: access is told from the policies' text, because ${error.message}`);
    return undefined;
  }
}

/** An account is called as its own stack, which comes before those of its services and isn't its bootstrap's. */
function accountName(stacks: readonly string[]): string {
  const own = stacks.filter((name) => !name.startsWith("bootstrap-"));
  return [...(own.length > 0 ? own : stacks)].sort((a, b) => a.length - b.length)[0] ?? "";
}
