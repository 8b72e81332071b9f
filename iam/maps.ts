/** Maps of texts, of which some may be left out. */
import { Token } from "cdktf";
import { Each, type Items, orNothing, When } from "../face/each";
import { printValue } from "./printer";

type Texts = Readonly<Record<string, string>>;

/**
 * A map of texts, as an argument takes it.
 * @param optional one text or none for each key; a variable may be null
 */
export function textMap(required: Texts, optional: Readonly<Record<string, Items<string>>>): Texts {
  const given = Object.entries(optional).flatMap(([key, texts]) => texts.map((text) => ({ key, text })));
  const known = given.flatMap(({ key, text }) => (text instanceof Each ? [] : [[key, text]]));
  const always: Texts = { ...required, ...Object.fromEntries(known) };
  const parts = given.flatMap(({ key, text }) => (text instanceof Each ? [partOf(key, text)] : []));
  return parts.length === 0
    ? always
    : Token.asStringMap(`\${merge(${[printValue(always), ...parts].join(", ")})}`);
}

function partOf(key: string, text: Each<string>): string {
  if (text instanceof When) {
    const entries = text.items.map((one) => printValue({ [key]: one }));
    return `${text.condition} ? ${entries.join(", ")} : {}`;
  }
  const value = orNothing(text) ?? "";
  return `${printValue(value)} == null ? {} : ${printValue({ [key]: value })}`;
}
