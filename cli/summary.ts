import { blocksOf, objectAt } from "../runner/json";

/** What a synthesized stack holds. */
export interface StackSummary {
  readonly name: string;
  /** How many resources of each type, most first. */
  readonly resources: Readonly<Record<string, number>>;
  /** All of them; those inside modules are not counted. */
  readonly total: number;
  /** Names of the Terraform modules it calls. */
  readonly modules: readonly string[];
  /** `s3://bucket/key (region)`, or the type of another backend. */
  readonly state: string;
}

/**
 * Reads a stack's Terraform JSON.
 * @param stack content of `cdk.tf.json`
 */
export function summarize(name: string, stack: unknown): StackSummary {
  const counts = Object.entries(objectAt(stack, "resource"))
    .map(([type, blocks]) => [type, Object.keys(objectAt(blocks)).length] as const)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    name,
    resources: Object.fromEntries(counts),
    total: counts.reduce((sum, [, number]) => sum + number, 0),
    modules: Object.keys(objectAt(stack, "module")),
    state: stateOf(stack),
  };
}

function stateOf(stack: unknown): string {
  const backend = blocksOf(objectAt(stack, "terraform").backend)[0] ?? {};
  const { bucket, key, region } = blocksOf(backend.s3)[0] ?? {};
  if (bucket !== undefined) return `s3://${bucket}/${key} (${region})`;
  return Object.keys(backend)[0] ?? "local";
}
