import type { Rule } from "../draft";
import { quote } from "../problem";

/** AWS allows 50 tags a resource; ten are left for Slipway's own. */
const MAX_TAGS = 40;
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const RESERVED = /^(aws:|slipway[-:]|name$)/i;

/** Tag keys that AWS takes and that Slipway doesn't set itself. */
export const tags: Rule = ({ document }) => {
  const keys = document.keys(["tags"]);
  const wrong = keys.flatMap((key) => {
    const allowed = RESERVED.test(key)
      ? "a key other than Name and without the prefixes aws:, slipway- and slipway:"
      : "a key of 1 to 128 letters, digits, spaces and _ . : / = + - @";
    if (KEY.test(key) && !RESERVED.test(key)) return [];
    return [
      {
        path: ["tags", key],
        at: "key" as const,
        message: `found the key ${quote(key)}; allowed: ${allowed}`,
      },
    ];
  });
  if (keys.length <= MAX_TAGS) return wrong;
  return [...wrong, { path: ["tags"], message: `found ${keys.length} tags; allowed: at most ${MAX_TAGS}` }];
};
