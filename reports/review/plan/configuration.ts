/** Which arguments a configuration gives. https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation */
import { blocksIn, isValues, textFor, type Values, valuesAt } from "../../values";

/** Names of arguments by the resource's address, without keys of `count` and `for_each`. */
export type Configurations = ReadonlyMap<string, readonly string[]>;

/** @param module a module of the plan's `configuration` */
export function configurationsIn(module: Values, prefix = ""): Configurations {
  const own = blocksIn(module, "resources").map(({ address, expressions }): [string, readonly string[]] => [
    `${prefix}${textFor(address)}`,
    isValues(expressions) ? Object.keys(expressions) : [],
  ]);
  const calls = Object.entries(valuesAt(module, "module_calls")).flatMap(([name, call]) => [
    ...configurationsIn(valuesAt(call, "module"), `${prefix}module.${name}.`),
  ]);
  return new Map([...own, ...calls]);
}

/** `module.a["x"].aws_s3_bucket.b[0]` is configured as `module.a.aws_s3_bucket.b`. */
export function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
