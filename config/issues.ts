/** What zod says of a value → findings, in our words and at their places. */
import type * as z from "zod";
import type { Document, Finding } from "./document";
import { suggestion } from "./nearest";
import type { Path } from "./problem";

type Issue = z.core.$ZodIssue;

export function findingsOf(issue: Issue, document: Document): Finding[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((errors) => !errors.some(isOfAnotherKind));
    if (meant) {
      return meant.flatMap((inner) => findingsOf({ ...inner, path: [...path, ...inner.path] }, document));
    }
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: "key",
      message: unknownKey(key, issue.message),
    }));
  }
  if (!document.has(path)) return [{ path, message: `missing; give ${issue.message}` }];
  const found = isSecret(document, path) ? "text" : document.found(path);
  // What a check of our own says follows on what was found.
  if (issue.code === "custom") return [{ path, message: `found ${found}${issue.message}` }];
  return [{ path, message: `found ${found}${misspelt(issue, document, path)}; allowed: ${issue.message}` }];
}

/** Messages end up in logs: what stands where a secret is named may be the secret itself. */
function isSecret(document: Document, path: Path): boolean {
  return path.at(-2) === "secrets" && typeof document.place(path)?.value === "string";
}

/** Of the ways to write a field it isn't this one. */
function isOfAnotherKind({ code, path }: Issue): boolean {
  return code === "invalid_type" && path.length === 0;
}

/** `known` is the object's message: its keys, joined by commas. */
function unknownKey(key: string, known: string): string {
  return `unknown key${suggestion(key, known.split(", "))}; allowed: ${known}`;
}

function misspelt(issue: Issue, document: Document, path: Path): string {
  const value = document.place(path)?.value;
  if (issue.code !== "invalid_value" || typeof value !== "string") return "";
  return suggestion(value, issue.values.map(String));
}
