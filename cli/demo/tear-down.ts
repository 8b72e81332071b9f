/** Destroying everything, the other way round: services, what they share, and each account's state bucket last. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ApplyResult, applyIn } from "../../runner/apply";
import { type FailedStep, failedStep } from "../../runner/failed-step";
import { type JsonObject, objectAt } from "../../runner/json";
import type { OpenStack } from "../../runner/open-stack";
import type { Session } from "../../runner/session";
import { readStack } from "../../runner/workspace";
import { count } from "../output";
import { inOrder } from "./in-order";
import { begun, localState, onApply, type Raised, signedIn } from "./raise";
import { standing } from "./second-plan";
import { type DemoStack, neededBy } from "./stacks";

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

function unprotect({ cwd }: OpenStack): void {
  const override = withoutProtection(readStack(cwd));
  if (override) writeFileSync(join(cwd, "unprotected_override.tf.json"), JSON.stringify(override));
}

/** An override that lifts `prevent_destroy` and lets full buckets go; undefined where nothing is protected. */
export function withoutProtection(stack: unknown): JsonObject | undefined {
  const resources = Object.entries(objectAt(stack, "resource")).flatMap(([type, blocks]) => {
    const lifted = Object.entries(objectAt(blocks))
      .filter(([, block]) => objectAt(block, "lifecycle").prevent_destroy === true)
      .map(([name]) => [name, liftedFor(type)] as const);
    return lifted.length > 0 ? [[type, Object.fromEntries(lifted)] as const] : [];
  });
  return resources.length > 0 ? { resource: Object.fromEntries(resources) } : undefined;
}

function liftedFor(type: string): JsonObject {
  return {
    lifecycle: { prevent_destroy: false },
    ...(type === "aws_s3_bucket" && { force_destroy: true }),
  };
}
