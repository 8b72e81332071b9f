/** Fits a report into a number of bytes: what matters less shrinks first. */
import { printEntry, printSection, type Section, type Shown } from "./section";

/** Both sentences about what is left out take no more, but for what each says of where it is. */
const NOTES = 200;

/**
 * Shows of every section at least how much there is. Urgent sections come first, one by one: their entries in brief, then in
 * full; then all others in brief, then these in full.
 */
export function fitted(sections: readonly Section[], room: number, where: string): string {
  const filled = sections.filter(({ entries }) => entries.length > 0);
  const shown = new Map<Section, Shown>(filled.map((section) => [section, { brief: 0, full: 0 }]));
  let left = room - filled.reduce((sum, section) => sum + skeleton(section, where), 0);

  const grow = (section: Section, level: keyof Shown): void => {
    let { brief, full } = shown.get(section) ?? { brief: 0, full: 0 };
    for (const entry of level === "brief" ? section.entries : section.entries.slice(0, brief)) {
      const [short, long] = [printEntry(entry, false), printEntry(entry, true)].map(
        (text) => bytes(text) + 1,
      );
      const cost = level === "brief" ? (short ?? 0) : (long ?? 0) - (short ?? 0);
      if (cost > left) break;
      left -= cost;
      if (level === "brief") brief += 1;
      else full += 1;
    }
    shown.set(section, { brief, full });
  };
  for (const section of filled.filter(({ isUrgent }) => isUrgent)) {
    grow(section, "brief");
    grow(section, "full");
  }
  const others = filled.filter(({ isUrgent }) => !isUrgent);
  for (const section of others) grow(section, "brief");
  for (const section of others) grow(section, "full");
  return filled
    .map((section) => printSection(section, shown.get(section) ?? { brief: 0, full: 0 }, where))
    .join("\n");
}

/** What a section takes with nothing in it. */
function skeleton(section: Section, where: string): number {
  return (
    bytes(printSection({ ...section, entries: [] }, { brief: 0, full: 0 }, where)) + NOTES + 2 * bytes(where)
  );
}

/** GitHub counts characters; no text has more of them than bytes. */
export function bytes(text: string): number {
  return Buffer.byteLength(text);
}
