/** Texts by name that a resource takes as they are: environment variables. */
import { Fn, ref, Token } from "cdktf";
import { Each, type Items, ifAny } from "./each";
import type { Input } from "./input";
import { type NamedTexts, textByName, textsIn } from "./inputs";

/** Known ones, or a variable that holds all of them. */
export type TextMap = Readonly<Record<string, string>> | Each<NamedText>;

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Texts by name. */
export function textMap(props: NamedTexts): Input<Readonly<Record<string, string>>, TextMap> {
  return {
    ...textByName(props),
    literal: (values) => values,
    reference: (map) => textsIn(map, props.each),
  };
}

/** Name and text of each, in the order of their names. */
export function entriesOf(map: TextMap): Items<NamedText> {
  if (map instanceof Each) return [map];
  const sorted = Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([name, text]) => ({ name, text }));
}

/** The map as an argument takes it, if anything is in it. */
export function ifFilled(map: TextMap): Items<Record<string, string>> {
  if (map instanceof Each) return ifAny([map], () => [Token.asStringMap(ref(map.over))]);
  return Object.keys(map).length > 0 ? [{ ...map }] : [];
}

/** The map as a policy's printer takes it. */
export function printable(map: TextMap): string | Record<string, string> {
  return map instanceof Each ? Token.asString(ref(map.over)) : { ...map };
}

/** Each of them, and texts that are known: they take the place of those of their names. */
export function withTexts(map: TextMap, others: Readonly<Record<string, string>>): Items<NamedText> {
  return map instanceof Each ? [map, ...entriesOf(others)] : entriesOf({ ...map, ...others });
}

/** Each of them beside texts that are known, where the order says nothing: those stand first before a variable's. */
export function besideTexts(map: TextMap, others: Readonly<Record<string, string>>): Items<NamedText> {
  const texts = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([name, text]) => ({ name, text }));
  return map instanceof Each ? [...texts(others), map] : texts({ ...map, ...others });
}

/** The map as an argument takes it, with texts that are known. */
export function mergedWith(map: TextMap, others: Readonly<Record<string, string>>): Record<string, string> {
  if (!(map instanceof Each)) return { ...map, ...others };
  return Token.asStringMap(Fn.merge([Token.asStringMap(ref(map.over)), { ...others }]));
}
