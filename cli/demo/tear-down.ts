/** Destroying everything, the other way round: services, what they share, and each account's state bucket last. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ApplyResult, applyIn } from "../../runner/apply";
import { type FailedStep, failedStep } from "../../runner/failed-step";
import { type JsonObject, objectAt } from "../../runner/json";
import type { Session } from "../../runner/session";
import { readStack } from "../../runner/workspace";
import { count } from "../output";
import { inOrder } from "./in-order";
import { localState, onApply, type Raised, signedIn } from "./raise";
import { standing } from "./second-plan";
import { type DemoStack, neededBy } from "./stacks";

type Progress = (doing: string) => void;

/** Destroys every stack. */
export function tearDown(
  session: Session,
  stacks: readonly DemoStack[],
  raised: ReadonlyMap<string, Raised>,
): Promise<(ApplyResult | FailedStep)[]> {
  return inOrder<ApplyResult & { ok: true }>(
    stacks,
    (stack) => neededBy(stacks, stack),
    (stack, onProgress) => destroy(signedIn(session, stack), standing(raised, stack), onProgress),
    ({ name }, result, seconds) =>
      `${name}: destroyed ${count(result.ok ? result.changes.destroy : 0, "resource")} in ${seconds} s`,
  );
}

async function destroy(
  session: Session,
  { stack, copy, local }: Raised,
  onProgress: Progress,
): Promise<ApplyResult> {
  const options = { destroy: true, onProgress: onApply(onProgress) };
  const where = local ?? copy;
  const override = withoutProtection(readStack(where.cwd));
  if (override) writeFileSync(join(where.cwd, "unprotected_override.tf.json"), JSON.stringify(override));
  if (!local) return applyIn(session, copy, options);
  // The state leaves the bucket that it describes, and the bucket learns that it may go with what is in it.
  onProgress("move the state out of the bucket");
  const pull = await session.run(["state", "pull"], { cwd: copy.cwd });
  if (pull.exitCode !== 0) return failedStep(stack, "terraform state pull", pull, [pull.stderr]);
  writeFileSync(localState(local), pull.stdout);
  const freed = await applyIn(session, local, { onProgress: onApply(onProgress) });
  return freed.ok ? applyIn(session, local, options) : freed;
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
