import type { FailedStep } from "../../runner/failed-step";
import type { PlanResult } from "../../runner/plan";
import { inOrder } from "./in-order";
import type { Raised } from "./raise";
import type { DemoStack } from "./stacks";

/** A stack that was planned again, with its plan in Terraform's JSON format, which holds its state. */
export type SecondPlan = PlanResult & { readonly ok: true };

/** The plans of stacks that were applied. */
export function planAgain(
  stacks: readonly DemoStack[],
  raised: ReadonlyMap<string, Raised>,
): Promise<(SecondPlan | FailedStep)[]> {
  return inOrder<SecondPlan>(
    stacks,
    () => [],
    (stack, onProgress) => {
      onProgress("plan");
      return standing(raised, stack).planned;
    },
    ({ name }, result) => `${name}: ${saidOf(result)}`,
  );
}

/** A stack's copies; the demo plans and destroys only what it has made. */
export function standing(raised: ReadonlyMap<string, Raised>, { name }: DemoStack): Raised {
  const found = raised.get(name);
  if (!found) throw new Error(`${name} was not made`);
  return found;
}

function saidOf(result: SecondPlan | FailedStep): string {
  if (!result.ok) return result.step;
  if (!result.changed) return "no changes";
  const { add, change, destroy } = result.changes;
  return `${add} to add, ${change} to change, ${destroy} to destroy`;
}
