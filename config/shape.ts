/** Document → input of the schema's shape: what each field is on its own. */
import type * as z from "zod";
import type { Document, Finding } from "./document";
import { suggestion } from "./nearest";
import type { Path } from "./problem";
import { type ConfigInput, configSchema } from "./schema/config";

export interface Shape {
  readonly findings: readonly Finding[];
  /** Everything, when nothing was found. */
  readonly complete?: ConfigInput;
  /** Without the environments, services and top-level fields in which something was found. */
  readonly sound: Partial<ConfigInput>;
}

type Issue = z.core.$ZodIssue;

export function readShape(document: Document): Shape {
  const whole = configSchema.safeParse(document.root.value);
  if (whole.success) return { findings: [], complete: whole.data, sound: whole.data };
  const findings = whole.error.issues.flatMap((issue) => findingsOf(issue, document));
  const rest = configSchema.partial().safeParse(without(document.root.value, findings));
  return { findings, sound: rest.success ? rest.data : {} };
}

function findingsOf(issue: Issue, document: Document): Finding[] {
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

/** A copy that lacks the environments, services and other fields in which something was found. */
function without(value: unknown, findings: readonly Finding[]): unknown {
  if (!isMapping(value)) return {};
  const inEntry = (path: Path) => (path[0] === "environments" || path[0] === "services") && path.length > 1;
  const fields = new Set(findings.filter(({ path }) => !inEntry(path)).map(({ path }) => path[0]));
  const entries = new Set(
    findings.filter(({ path }) => inEntry(path)).map(({ path }) => `${path[0]}.${path[1]}`),
  );
  const sound = Object.entries(value)
    .filter(([field]) => !fields.has(field))
    .map(([field, content]) => [
      field,
      isMapping(content)
        ? Object.fromEntries(Object.entries(content).filter(([name]) => !entries.has(`${field}.${name}`)))
        : content,
    ]);
  return Object.fromEntries(sound);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
