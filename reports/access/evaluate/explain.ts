/** A decision with its reasons, as a person reads them. */
import { type Way, type Weighing, weighing } from "./decide";
import { inWords, NO, YES } from "./formula";
import type { Finding, Layer, Miss } from "./reading";
import type { Request } from "./request";

export interface Decision {
  readonly outcome: "allow" | "allow-if" | "deny";
  /** What must hold for `allow-if`; otherwise `always` or `never`. */
  readonly condition: string;
  /** The statements that decide: those that allow, or those that deny. None, where none allows. */
  readonly decidedBy: readonly Finding[];
  /** Of a denial without such a statement: which policies would have to allow; each list by itself would do. */
  readonly lacks: readonly (readonly Layer[])[];
  /** Statements that allow the action and miss this request, and what they miss it by. */
  readonly misses: readonly Miss[];
}

export function explain(request: Request): Decision {
  const trace = { findings: [] as Finding[], misses: [] as Miss[] };
  const weighed = weighing(request, trace);
  const { result, deny } = weighed;
  const denies = trace.findings.filter(({ effect }) => effect === "Deny");
  const allows = trace.findings.filter(({ effect }) => effect === "Allow");
  const condition = inWords(result);
  if (result === YES) return { outcome: "allow", condition, decidedBy: allows, lacks: [], misses: [] };
  if (result !== NO) {
    return { outcome: "allow-if", condition, decidedBy: [...allows, ...denies], lacks: [], misses: [] };
  }
  const decidedBy = deny === YES ? denies.filter(({ formula }) => formula === YES) : [];
  return { outcome: "deny", condition, decidedBy, lacks: lacking(weighed), misses: trace.misses };
}

/** What is missing from the ways that miss least. */
function lacking({ deny, controls, ways }: Weighing): readonly (readonly Layer[])[] {
  if (deny === YES) return [];
  const control: readonly Layer[] = controls === NO ? ["service control policy"] : [];
  const missing = ways.map((way) => [...control, ...missingFrom(way)]);
  const least = Math.min(...missing.map(({ length }) => length));
  const different = new Map(
    missing.filter(({ length }) => length === least).map((layers) => [layers.join(), layers]),
  );
  return [...different.values()];
}

function missingFrom(way: Way): readonly Layer[] {
  return [...new Set(way.filter(({ formula }) => formula === NO).map(({ layer }) => layer))];
}
