/** Document → input of the schema's shape: what each field is on its own. */
import type { Document, Finding } from "./document";
import { findingsOf } from "./issues";
import { overrideFindings } from "./overrides";
import type { Path } from "./problem";
import { type ConfigInput, configSchema } from "./schema/config";

export interface Shape {
  readonly findings: readonly Finding[];
  /** Everything, when nothing was found. */
  readonly complete?: ConfigInput;
  /** Without the environments, services and top-level fields in which something was found. */
  readonly sound: Partial<ConfigInput>;
}

export function readShape(document: Document): Shape {
  const whole = configSchema.safeParse(document.root.value);
  const overrides = overrideFindings(document);
  if (whole.success && overrides.length === 0)
    return { findings: [], complete: whole.data, sound: whole.data };
  const issues = whole.error?.issues ?? [];
  const findings = [...issues.flatMap((issue) => findingsOf(issue, document)), ...overrides];
  const rest = configSchema.partial().safeParse(without(document.root.value, findings));
  return { findings, sound: rest.success ? rest.data : {} };
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
