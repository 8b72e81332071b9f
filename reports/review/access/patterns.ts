/** Patterns with `*` and `?`, as policies have them. */
import { UNKNOWN } from "../plan/hidden";

/** True if one of the patterns matches all that the text does. What an apply will say may be anything. */
export function covers(patterns: readonly string[], text: string, flags: string): boolean {
  if (text === String(UNKNOWN)) return false;
  return patterns.some((pattern) => pattern === text || patternOf(pattern, flags).test(text));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function patternOf(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", "[^*]");
  return new RegExp(`^${source}$`, flags);
}
