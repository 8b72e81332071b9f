/** Patterns with `*` and `?`, as policies have them. */
import { UNKNOWN } from "../plan/hidden";

/** True if one of the patterns matches all that the text does. What an apply will say may be anything. */
export function covers(patterns: readonly string[], text: string, flags: "s" | "is"): boolean {
  if (text === String(UNKNOWN)) return false;
  if (patterns.includes(text)) return true;
  const fold = (one: string) => (flags === "is" ? one.toLowerCase() : one);
  return patterns.some((pattern) => matches(fold(pattern), fold(text)));
}

/**
 * In time by both lengths, whatever a plan holds: a regular expression takes for ever over many asterisks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
function matches(pattern: string, text: string): boolean {
  let [at, place] = [0, 0];
  // The last asterisk, and how far it reaches.
  let [star, reach] = [-1, 0];
  while (place < text.length) {
    if (pattern[at] === "*") {
      [star, reach] = [at, place];
      at += 1;
    } else if (at < pattern.length && isOne(pattern[at], text[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      reach += 1;
      [at, place] = [star + 1, reach];
    } else return false;
  }
  return [...pattern.slice(at)].every((rest) => rest === "*");
}

/** An asterisk of the text is more than one character. */
function isOne(pattern: string | undefined, character: string | undefined): boolean {
  return pattern === character || (pattern === "?" && character !== "*");
}
