/** A review as one comment on a pull request. */
import type { Review } from "../review";
import { bytes, fitted } from "./fit";
import { sectionsOf } from "./sections";
import { verdictLine } from "./verdict";

/** Characters of a comment: more is refused with "body is too long". https://docs.github.com/en/rest/issues/comments */
export const COMMENT_LIMIT = 65_536;

/**
 * What tells a review from other comments, so that it can be replaced.
 * @param tag what tells it from other reviews of the same pull request
 */
export function markerOf(tag?: string): string {
  return `<!-- slipway review${tag === undefined ? "" : `: ${tag}`} -->`;
}

export interface MarkdownOptions {
  /** Where the whole is, in Markdown: `all of it is in plans/full.md`. */
  readonly where: string;
  /** A sentence below all of it. */
  readonly note?: string;
  /** As `markerOf` has it. Default: that of a review without a tag. */
  readonly marker?: string;
  /** Bytes. Default: what GitHub takes. */
  readonly limit?: number;
}

export function markdownOf(
  review: Review,
  { where, note, marker = markerOf(), limit = COMMENT_LIMIT }: MarkdownOptions,
): string {
  const head = `${verdictLine(review)}\n\n`;
  const foot = `\n${note === undefined ? "" : `${note}\n\n`}${marker}\n`;
  return `${head}${fitted(sectionsOf(review), limit - bytes(head) - bytes(foot), where)}${foot}`;
}
