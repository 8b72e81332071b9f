import { closest, distance } from "fastest-levenshtein";

/**
 * The known word that a misspelt one most likely stands for; undefined when none is near.
 * @param most of how many words one is looked for
 */
export function nearest(word: string, known: readonly string[], most = 200): string | undefined {
  // Neither is a misspelling looked for in a sensible file, and both are slow to compare.
  if (known.length === 0 || known.length > most || word.length > 100) return undefined;
  const lower = word.toLowerCase();
  const best = closest(lower, known);
  // Two letters changed places are two steps.
  const allowed = Math.max(word.length > 2 ? 2 : 1, Math.floor(Math.max(word.length, best.length) * 0.4));
  return distance(lower, best.toLowerCase()) <= allowed ? best : undefined;
}

/** `; nearest: cidr`, or nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  return best === undefined ? "" : `; nearest: ${best}`;
}

/** Words with commas between them; of many only the first. */
export function listed(words: readonly string[], limit = 20): string {
  const hidden = words.length - limit;
  return words.slice(0, limit).join(", ") + (hidden > 0 ? ` and ${hidden} more` : "");
}
