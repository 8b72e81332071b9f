/**
 * Blocks inside a resource of which some are known, and some are Terraform's to repeat: `dynamic` blocks, in their order,
 * one in another where they stand so. cdktf's own iterators lose both.
 * https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
 */
import { ref, type TerraformResource, Token } from "cdktf";
import { Each, type Items, isOneAtMost, When } from "./each";

/** A `dynamic` block, as Terraform's JSON syntax has it. */
export interface DynamicBlock {
  readonly for_each: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What stands in a block. */
export interface BlockBody {
  /** Arguments and blocks that are always there, by cdktf's own function: `codepipelineStageToHclTerraform(…)`. */
  readonly fixed: unknown;
  /** Those that Terraform repeats, by their labels. */
  readonly repeated?: Readonly<Record<string, readonly DynamicBlock[]>>;
  /** Blocks that are always there and hold what Terraform repeats, by their labels. */
  readonly inside?: Readonly<Record<string, BlockBody>>;
}

/** The blocks that are known: cdktf takes them. Those that Terraform repeats come behind them. */
export function fixedBlocks<T>(things: Items<T>): T[] {
  const fixed = things.flatMap((thing) => (thing instanceof Each ? [] : [thing]));
  const first = things.findIndex((thing) => thing instanceof Each);
  if (first !== -1 && first < fixed.length)
    throw new Error("a known block stands behind one that is repeated");
  return fixed;
}

/** The blocks that Terraform repeats. @param label of the block: `stage` */
export function dynamicBlocks<T>(
  label: string,
  things: Items<T>,
  bodyOf: (thing: T) => BlockBody,
): DynamicBlock[] {
  return things.flatMap((thing) => {
    if (!(thing instanceof Each)) return [];
    const elements = thing.inBlock?.(label) ?? thing.items;
    if (elements.length > 1 && !isOneAtMost(thing))
      throw new Error(`${thing.over} has several blocks for each`);
    return elements.map((element) => {
      if (element instanceof Each)
        throw new Error(`${element.over} is a loop in a loop: a block has one for_each`);
      return { for_each: forEachOf(thing), content: contentOf(bodyOf(element)) };
    });
  });
}

/**
 * Adds `dynamic` blocks to a resource, behind those that are known.
 * @param path of the block that they stand in, if not in the resource itself
 */
export function addDynamicBlocks(
  resource: TerraformResource,
  blocks: Readonly<Record<string, readonly DynamicBlock[]>>,
  path?: string,
): void {
  const present = withoutEmpty(blocks);
  if (present) resource.addOverride(path === undefined ? "dynamic" : `${path}.dynamic`, present);
}

function withoutEmpty(blocks: NonNullable<BlockBody["repeated"]>) {
  const present = Object.entries(blocks).filter(([, several]) => several.length > 0);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}

/** Of a condition: once, or not at all. */
function forEachOf(things: Each<unknown>): string {
  return Token.asString(ref(things instanceof When ? `${things.condition} ? [1] : []` : things.over));
}

function contentOf({ fixed, repeated = {}, inside = {} }: BlockBody): DynamicBlock["content"] {
  const dynamic = withoutEmpty(repeated);
  const blocks = Object.entries(inside).map(([label, body]) => [label, [contentOf(body)]]);
  return { ...unmarked(fixed), ...Object.fromEntries(blocks), ...(dynamic && { dynamic }) };
}

/** What cdktf says of an argument. */
interface Marked {
  readonly value: unknown;
  readonly isBlock: boolean;
}

/** A block is a list of objects, which no argument of a resource of ours is. */
function unmarked(fixed: unknown): Record<string, unknown> {
  const entries = Object.entries(fixed as Readonly<Record<string, Marked>>).flatMap(
    ([name, { value, isBlock }]) => {
      if (!isBlock) return [[name, value]];
      const blocks = [value].flat().map(unmarked);
      return blocks.length === 0 ? [] : [[name, blocks]];
    },
  );
  return Object.fromEntries(entries);
}
