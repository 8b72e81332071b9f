/** Text of others' in Markdown: nothing in it is taken for Markdown, HTML or a mention. */
import { withoutSecrets } from "./plan/secrets";

/** In a line. https://spec.commonmark.org/0.31.2/#code-spans */
export function code(text: string): string {
  const line = withoutSecrets(text).replaceAll(/\s+/g, " ");
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
  const text = withoutSecrets(lines.join("\n"));
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
}
