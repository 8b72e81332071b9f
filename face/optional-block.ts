/** Blocks that are there or not, by a literal or by a variable. */
import type { TerraformResource } from "cdktf";
import { dynamicBlocks } from "./blocks";
import { Each, type Items } from "./each";
import { snakeCase } from "./names";

export interface OptionalBlock<N extends string, B> {
  /** The argument of the resource, where a literal decides. */
  readonly config: { readonly [name in N]?: B };
  /** The same where Terraform does. */
  addTo(resource: TerraformResource): void;
}

/**
 * A block of a resource that takes one such block, where there is a thing.
 * @param name as the provider's classes spell it
 * @param things one or none
 * @param toHcl cdktf's own function for such a block: `lambdaFunctionEnvironmentToHclTerraform`
 * @param inside path of the block that it stands in, if not in the resource itself
 */
export function optionalBlock<N extends string, T, B>(
  name: N,
  things: Items<T>,
  of: (thing: T) => B,
  toHcl: (block: B) => unknown,
  inside?: string,
): OptionalBlock<N, B> {
  const [only] = things;
  if (only !== undefined && !(only instanceof Each))
    return { config: { [name]: of(only) } as { [key in N]: B }, addTo: () => {} };
  const label = snakeCase(name);
  const blocks = dynamicBlocks(label, things, (thing) => ({ fixed: toHcl(of(thing)) }));
  return {
    config: {},
    addTo: (resource) => {
      const path = inside === undefined ? "dynamic" : `${inside}.dynamic`;
      if (blocks.length > 0) resource.addOverride(`${path}.${label}`, blocks);
    },
  };
}
