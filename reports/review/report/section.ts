/** Parts of a report that may be shown in full, in brief, or only be counted. */

export interface Entry {
  /** One line. */
  readonly brief: string;
  /** What stands below it, where there is room. */
  readonly details: string;
}

export interface Section {
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** Closed until somebody opens it. */
  readonly isFolded: boolean;
  /** What is told first: all of it, before anything of the others. */
  readonly isUrgent: boolean;
}

/** How many entries of a section are shown at all, and how many of these in full. */
export interface Shown {
  readonly brief: number;
  readonly full: number;
}

/** @param where the whole is found, in Markdown */
export function printSection(section: Section, shown: Shown, where: string): string {
  const { heading, entries, isFolded } = section;
  const title = `${heading} (${entries.length})`;
  const left = entries.length - shown.brief;
  const short = shown.brief - shown.full;
  const notes = [
    ...(short > 0 && hasDetails(section) ? [`_Details of ${short} left out; ${where}._`] : []),
    ...(left > 0 ? [`_${left} more left out; ${where}._`] : []),
  ];
  const lines = [
    ...entries.slice(0, shown.brief).map((entry, index) => printEntry(entry, index < shown.full)),
    ...notes,
  ];
  const body = lines.join("\n");
  return isFolded
    ? `<details><summary>${title}</summary>\n\n${body}\n\n</details>\n`
    : `### ${title}\n\n${body}\n`;
}

function hasDetails({ entries }: Section): boolean {
  return entries.some(({ details }) => details !== "");
}

export function printEntry({ brief, details }: Entry, inFull: boolean): string {
  return inFull && details !== "" ? `- ${brief}\n${indented(details)}` : `- ${brief}`;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
