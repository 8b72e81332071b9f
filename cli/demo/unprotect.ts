/** Lifting what protects keys and buckets from being destroyed, in a copy of a stack. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, objectAt } from "../../runner/json";
import type { OpenStack } from "../../runner/open-stack";
import { readStack } from "../../runner/workspace";

/** Lets everything in a copy be destroyed. */
export function unprotect({ cwd }: OpenStack): void {
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
