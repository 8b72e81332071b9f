/** Destroying everything, the other way round: services, what they share, and each account's state bucket last. */
import { writeFileSync } from "node:fs";
import { type ApplyResult, applyIn } from "../../runner/apply";
import { type FailedStep, failedStep } from "../../runner/failed-step";
import type { Session } from "../../runner/session";
import { count } from "../output";
import { inOrder } from "./in-order";
import { begun, localState, onApply, type Raised, signedIn } from "./raise";
import { standing } from "./second-plan";
import { type DemoStack, neededBy } from "./stacks";
import { unprotect } from "./unprotect";

type Progress = (doing: string) => void;

/** Destroys every stack. */
export async function tearDown(
  session: Session,
  stacks: readonly DemoStack[],
  raised: ReadonlyMap<string, Raised>,
): Promise<(ApplyResult | FailedStep)[]> {
  // Meanwhile, what lies in the buckets goes.
  const freed = new Map(
    stacks
      .filter(({ kind }) => kind === "bootstrap")
      .map((stack) => [stack.name, begun(free(signedIn(session, stack), standing(raised, stack)))] as const),
  );
  const results = await inOrder<ApplyResult & { ok: true }>(
    stacks,
    (stack) => neededBy(stacks, stack),
    async (stack, onProgress) => {
      const done = await freed.get(stack.name);
      if (done && !done.ok) return done;
      return destroy(signedIn(session, stack), standing(raised, stack), onProgress);
    },
    ({ name }, result, seconds) =>
      `${name}: destroyed ${count(result.ok ? result.changes.destroy : 0, "resource")} in ${seconds} s`,
  );
  await Promise.allSettled(freed.values());
  return results;
}

function destroy(session: Session, raised: Raised, onProgress: Progress): Promise<ApplyResult> {
  const copy = raised.local ?? raised.copy;
  unprotect(copy);
  return applyIn(session, copy, { destroy: true, onProgress: onApply(onProgress) });
}

/**
 * Lets a state bucket go: its own state leaves it for a local file, and it learns that it may be destroyed with what
 * is in it.
 */
async function free(session: Session, { stack, copy, local }: Raised): Promise<ApplyResult | undefined> {
  if (!local) return undefined;
  const pull = await session.run(["state", "pull"], { cwd: copy.cwd });
  if (pull.exitCode !== 0) return failedStep(stack, "terraform state pull", pull, [pull.stderr]);
  writeFileSync(localState(local), pull.stdout);
  unprotect(local);
  return applyIn(session, local);
}
