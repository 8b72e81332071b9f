import { createHash } from "node:crypto";

/** First six hex digits of the text's SHA-256: tells shortened names apart. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

/**
 * `stem` + `suffix` in at most `limit` characters. What doesn't fit loses the end of its stem to a hash of the
 * whole, so that two long names stay two names; the suffix, which says what the thing is, stays readable.
 */
export function shorten(stem: string, limit: number, suffix = ""): string {
  if (stem.length + suffix.length <= limit) return stem + suffix;
  const kept = stem.slice(0, limit - suffix.length - 7).replace(/-+$/, "");
  return `${kept}-${shortHash(stem + suffix)}${suffix}`;
}
