/** A report as headings and lists, before it is text or Markdown. */

export interface Item {
  readonly text: string;
  readonly details?: readonly Item[];
}

export interface Section {
  readonly heading: string;
  readonly items: readonly Item[];
}

/** Sections with something in them, as a person reads them at a terminal. */
export function asText(sections: readonly Section[]): string {
  return filled(sections)
    .map(({ heading, items }) => [heading, ...items.flatMap((item) => textLines(item, "  "))].join("\n"))
    .join("\n\n");
}

function textLines({ text, details = [] }: Item, indent: string): string[] {
  return [`${indent}${text}`, ...details.flatMap((item) => textLines(item, `${indent}  `))];
}

/** The same as Markdown, for a comment on a pull request. */
export function asMarkdown(sections: readonly Section[]): string {
  return filled(sections)
    .map(({ heading, items }) =>
      [`### ${escaped(heading)}`, "", ...items.flatMap((item) => markdownLines(item, ""))].join("\n"),
    )
    .join("\n\n");
}

function markdownLines({ text, details = [] }: Item, indent: string): string[] {
  return [`${indent}- ${escaped(text)}`, ...details.flatMap((item) => markdownLines(item, `${indent}  `))];
}

/** What Markdown would take for emphasis, HTML or a link is meant as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&");
}

function filled(sections: readonly Section[]): Section[] {
  return sections.filter(({ items }) => items.length > 0);
}
