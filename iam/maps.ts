/** Maps of texts, of which some may be left out. */
import { Token } from "cdktf";
import { printValue } from "./printer";

/**
 * A map of texts, as an argument takes it.
 * @param optional texts that may be left out: a literal isn't there, a variable is null
 */
export function textMap(
  required: Readonly<Record<string, string>>,
  optional: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const given = Object.entries(optional).flatMap(([key, text]) =>
    text === undefined ? [] : [{ key, text }],
  );
  const known = given.filter(({ text }) => !Token.isUnresolved(text));
  const always = { ...required, ...Object.fromEntries(known.map(({ key, text }) => [key, text])) };
  if (known.length === given.length) return always;
  const parts = given
    .filter(({ text }) => Token.isUnresolved(text))
    .map(({ key, text }) => `${printValue(text)} == null ? {} : ${printValue({ [key]: text })}`);
  return Token.asStringMap(`\${merge(${[printValue(always), ...parts].join(", ")})}`);
}
