import type { Config } from "../config";
import type { Path } from "../problem";

/** The pages that say more, and the way that loses nothing. */
export const GUIDES = {
  "changes-of-mind": "docs/guide/changes-of-mind.md",
  "change-what-runs": "docs/guide/change-what-runs.md",
} as const;

/** What becomes of things when one configuration follows another. */
export interface Change {
  /** In the configuration that follows; what is gone from it points at what stood above. */
  readonly path: Path;
  readonly message: string;
  /** True: an apply removes or interrupts something. */
  readonly loses: boolean;
  /** Default: changes-of-mind. */
  readonly guide?: keyof typeof GUIDES;
  /** In that guide. */
  readonly heading: string;
}

/** Two configurations, in the order of time. Pure. */
export type ChangeRule = (former: Config, next: Config) => readonly Change[];

/** Entries by what happened to them between two lists, told apart by name. */
export function compareNamed<Entry extends { readonly name: string }>(
  former: readonly Entry[],
  next: readonly Entry[],
) {
  const find = (entries: readonly Entry[], { name }: Entry) => entries.find((entry) => entry.name === name);
  return {
    added: next.filter((entry) => !find(former, entry)),
    removed: former.filter((entry) => !find(next, entry)),
    kept: next.flatMap((entry) => {
      const before = find(former, entry);
      return before ? [{ before, after: entry }] : [];
    }),
  };
}
