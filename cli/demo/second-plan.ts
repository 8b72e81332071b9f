import type { FailedStep } from "../../runner/failed-step";
import { type PlanResult, planIn } from "../../runner/plan";
import type { Session } from "../../runner/session";
import { inOrder } from "./in-order";
import { type Raised, signedIn } from "./raise";
import type { DemoStack } from "./stacks";

/** A stack that was planned again, with its plan in Terraform's JSON format, which holds its state. */
export type SecondPlan = PlanResult & { readonly ok: true };

/** Plans every stack again, after it was applied. */
export function planAgain(
  session: Session,
  stacks: readonly DemoStack[],
  raised: ReadonlyMap<string, Raised>,
): Promise<(SecondPlan | FailedStep)[]> {
  return inOrder<SecondPlan>(
    stacks,
    () => [],
    async (stack, onProgress) => {
      const { copy, planned } = standing(raised, stack);
      return planned ?? planIn(signedIn(session, stack), copy, { json: true, onProgress });
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
