/**
 * Reading what `terraform plan -json` writes: one JSON object a line.
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
import { isObject, type JsonObject, objectAt } from "./json";

/** How many resources a plan touches; one that is replaced counts as an addition and a destruction. */
export interface Changes {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly import: number;
}

/** A resource that a plan touches. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  /** `create`, `update`, `replace`, `delete`, `import` and the like. */
  readonly action: string;
}

/** What a plan said. */
export interface PlanOutput {
  /** Absent when the plan didn't get that far. */
  readonly changes?: Changes;
  readonly planned: readonly PlannedResource[];
  /** Errors, each as Terraform words it. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Lines that are not of the format. */
  readonly other: readonly string[];
}

/**
 * Reads the whole output of a plan, or of another command with `-json`.
 * @param places false: leave out where in the configuration an error lies
 */
export function readPlanOutput(stdout: string, places = true): PlanOutput {
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  const messages = lines.map(readMessage);
  const diagnostics = messages
    .filter((message) => message?.type === "diagnostic")
    .map((message) => objectAt(message, "diagnostic"));
  const rendered = (severity: string) =>
    diagnostics
      .filter((diagnostic) => diagnostic.severity === severity)
      .map((found) => renderDiagnostic(found, places));
  const summary = messages.filter((message) => message?.type === "change_summary").at(-1);
  return {
    ...(summary && { changes: readChanges(objectAt(summary, "changes")) }),
    planned: messages.filter((message) => message?.type === "planned_change").map(readPlanned),
    errors: rendered("error"),
    warnings: rendered("warning"),
    other: lines.filter((_, index) => messages[index] === undefined),
  };
}

/** What a line says about progress: the resource that is being read or refreshed. */
export function resourceUnderWay(line: string): string | undefined {
  const message = readMessage(line);
  if (message?.type !== "refresh_start" && message?.type !== "apply_start") return undefined;
  return textOf(objectAt(message, "hook", "resource").addr);
}

/** What a line of an apply says about its progress. */
export type ApplyEvent =
  | { readonly kind: "planned" /** Resources that it touches. */; readonly total: number }
  | { readonly kind: "started" | "ended"; readonly address: string };

/** Reads a line of `terraform apply -json` or `destroy -json`; undefined when it is about something else. */
export function applyEvent(line: string): ApplyEvent | undefined {
  const message = readMessage(line);
  if (message?.type === "change_summary") {
    const { add, change, destroy, import: imported } = readChanges(objectAt(message, "changes"));
    return { kind: "planned", total: add + change + destroy + imported };
  }
  const kind = { apply_start: "started", apply_complete: "ended", apply_errored: "ended" }[
    String(message?.type)
  ];
  const address = textOf(objectAt(message, "hook", "resource").addr);
  if (address === undefined || (kind !== "started" && kind !== "ended")) return undefined;
  return { kind, address };
}

/** One line as a message; undefined when it is none. */
export function readMessage(line: string): JsonObject | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const message: unknown = JSON.parse(line);
    return isObject(message) && typeof message.type === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}

function readPlanned(message: JsonObject | undefined): PlannedResource {
  const { addr, resource_type: type } = objectAt(message, "change", "resource");
  return { address: String(addr), type: String(type), action: String(objectAt(message, "change").action) };
}

function readChanges(changes: JsonObject): Changes {
  const count = (name: string) => Number(changes[name] ?? 0);
  return { add: count("add"), change: count("change"), destroy: count("remove"), import: count("import") };
}

/** A diagnostic laid out as Terraform does without `-json`. */
function renderDiagnostic(diagnostic: JsonObject, places: boolean): string {
  const heading = diagnostic.severity === "warning" ? "Warning" : "Error";
  const parts = [
    `${heading}: ${textOf(diagnostic.summary) ?? ""}`,
    places ? placeOf(diagnostic).join("\n") : "",
    textOf(diagnostic.detail) ?? "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function placeOf(diagnostic: JsonObject): string[] {
  const address = textOf(diagnostic.address);
  const named = address ? [`  with ${address},`] : [];
  const file = textOf(objectAt(diagnostic, "range").filename);
  if (!file) return named;
  const line = String(objectAt(diagnostic, "range", "start").line);
  const snippet = objectAt(diagnostic, "snippet");
  const context = textOf(snippet.context);
  const code = textOf(snippet.code);
  return [
    ...named,
    `  on ${file} line ${line}${context ? `, in ${context}` : ""}:`,
    ...(code ? [`  ${line}: ${code}`] : []),
  ];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
