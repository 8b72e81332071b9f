/** Blocks that are there or not, by a literal or by a variable. */
import type { TerraformResource } from "cdktf";
import { Each, type Maybe, whetherAny } from "./each";
import { snakeCase } from "./names";

/** What stands in a block; its own blocks have to be there. */
type Block = Readonly<Record<string, unknown>>;

export interface OptionalBlock<N extends string, B extends Block> {
  /** The argument of the resource, where a literal decides. */
  readonly config: { readonly [name in N]?: B };
  /** The same where Terraform does: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
  addTo(resource: TerraformResource): void;
}

/** A block of a resource where the thing is there. @param name as the provider's classes spell it */
export function optionalBlock<N extends string, T, B extends Block>(
  name: N,
  maybe: Maybe<T>,
  of: (thing: T) => B,
): OptionalBlock<N, B> {
  if (!(maybe instanceof Each)) {
    const config = maybe === undefined ? {} : ({ [name]: of(maybe) } as { [key in N]: B });
    return { config, addTo: () => {} };
  }
  return {
    config: {},
    addTo: (resource) => {
      const [thing] = maybe.items;
      if (thing === undefined) return;
      const content = Object.entries(of(thing)).map(([argument, value]) => [snakeCase(argument), value]);
      resource.addOverride(`dynamic.${snakeCase(name)}`, [
        {
          for_each: `\${${whetherAny(maybe, "[1]", "[]")}}`,
          content: Object.fromEntries(content),
        },
      ]);
    },
  };
}
