/** Tags as a map of texts. */
import { blocksIn, type Values } from "../../values";

export function textMap(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** An Auto Scaling group takes its tags in blocks, and none of the provider's. */
export function groupTags(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(blocksIn(values, "tag").map(({ key, value }) => [String(key), String(value)]));
}
