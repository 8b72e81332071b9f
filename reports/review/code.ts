/** Text of others' in Markdown: nothing in it is taken for Markdown, HTML or a mention. */
import { withoutSecrets } from "./plan/secrets";

/** In a line. https://spec.commonmark.org/0.31.2/#code-spans */
export function code(text: string): string {
  const line = legible(withoutSecrets(text).replaceAll(/\s+/g, " ")) || "(empty)";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Several of them. */
export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}

/** As a block of lines. */
export function codeBlock(lines: readonly string[], language: string): string {
  const text = legible(withoutSecrets(lines.join("\n")));
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** What can't be seen, or turns the order of what can: written as JavaScript does. https://trojansource.codes */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu;

function legible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    /[\n\t]/.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
}
