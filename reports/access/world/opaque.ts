/**
 * Values that only an apply will know: a load balancer's host name, a subnet's id. Each stands as a text with a mark
 * around the expression, so that it can be carried along, and told wherever it would matter.
 */
import { isValues } from "../../values";

const OPEN = "⟨";
const CLOSE = "⟩";
const OPAQUE = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`);

/** Stands for what an expression will be worth. */
export function opaque(expression: string): string {
  return `${OPEN}${expression.replaceAll(CLOSE, "")}${CLOSE}`;
}

/** Begins what stands for a value of a plan that Terraform leaves open. */
const AFTER_APPLY = "known after apply: ";

/** Stands for a value that a plan leaves open. */
export function afterApply(path: string): string {
  return opaque(`${AFTER_APPLY}${path}`);
}

/**
 * What is said of an expression that isn't known.
 * @param where it was met
 */
export function unknownWords(where: string, expression: string): string {
  if (!expression.startsWith(AFTER_APPLY)) return `${where}: ${expression} isn't known before an apply`;
  return where.endsWith(expression.slice(AFTER_APPLY.length))
    ? `known after apply: ${where}`
    : `${where}: ${expression}`;
}

/** True of a message that an apply would make good. */
export function isAfterApply(message: string): boolean {
  return message.includes(AFTER_APPLY);
}

/** True for a text of which a part isn't known. */
export function isOpaque(text: string): boolean {
  return OPAQUE.test(text);
}

/** The first expression in a value that isn't known, however deep; undefined where all of it is. */
export function opaqueIn(value: unknown): string | undefined {
  if (typeof value === "string") return OPAQUE.exec(value)?.[1];
  const members = Array.isArray(value) ? value : isValues(value) ? Object.entries(value).flat() : [];
  for (const member of members) {
    const found = opaqueIn(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
