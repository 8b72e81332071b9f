/** What of reviewed plans isn't as it was when they were made. */
import { dirname, resolve } from "node:path";
import { Failure } from "../runner/failure";
import { folderDigest } from "../runner/folder-digest";
import type { StackFolder } from "../runner/open-stack";
import { cleanCommit } from "../runner/revision";
import type { SavedPlan, StateMark } from "../runner/saved-plan";
import type { ReviewedPlans } from "./reviewed-plans";

export async function otherCommit({ commit }: ReviewedPlans, config: string): Promise<string[]> {
  const here = await cleanCommit(dirname(resolve(config)));
  if (here === undefined)
    return ["commit: files differ from the commit that is checked out; `git status` names them"];
  return here === commit ? [] : [`commit: the plans were made of ${commit}, and this is ${here}`];
}

export function otherConfiguration(
  { stack, configuration }: SavedPlan,
  stacks: readonly StackFolder[],
): string[] {
  const found = stacks.find(({ name }) => name === stack);
  if (!found) return [`${stack}: it isn't synthesized any more`];
  return folderDigest(found.directory) === configuration
    ? []
    : [`${stack}: it is synthesized otherwise than when it was reviewed`];
}

export function otherState({ stack, state: then }: SavedPlan, now: StateMark | undefined): string[] {
  if (then?.lineage === now?.lineage && then?.serial === now?.serial) return [];
  return [`${stack}: the plan was made for ${stateWords(then)}, and there is ${stateWords(now)}`];
}

function stateWords(state: StateMark | undefined): string {
  return state === undefined ? "no state" : `serial ${state.serial} of the state ${state.lineage}`;
}

export function refusal(differing: readonly string[]): Failure {
  const lines = differing.map((line) => `  ${line}`);
  return new Failure(
    [
      "these plans aren't what was reviewed, or not for what stands now:",
      ...lines,
      "Nothing was applied. Plan and review again: `slipway review --out DIR`.",
    ].join("\n"),
  );
}
