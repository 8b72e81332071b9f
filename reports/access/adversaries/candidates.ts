/**
 * Which of a principal's own statements could allow what: only these pairs of action and thing have to be decided. What
 * no Allow names is denied, by the first rule of AWS's evaluation logic, for all things at once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { OneOrMore, Policy, Statement } from "../world/policy";
import { sensitiveIn } from "./meant";
import type { Sensitive } from "./sensitive";
import type { Shelf } from "./shelf";
import type { Thing } from "./thing";

/** A pair that has to be decided. */
export interface Pair {
  readonly sensitive: Sensitive;
  readonly thing: Thing;
}

/** All pairs that the Allow statements of some policies could be about, each once. */
export function pairsOf(policies: readonly Policy[], shelf: Shelf<Thing>): Pair[] {
  const found = new Map<Thing, Set<Sensitive>>();
  const pairs: Pair[] = [];
  for (const { document } of policies)
    for (const statement of document.Statement) {
      if (statement.Effect !== "Allow") continue;
      for (const sensitive of sensitiveIn(statement))
        for (const thing of thingsFor(sensitive.kind, statement, shelf)) {
          const seen = found.get(thing) ?? new Set();
          if (seen.has(sensitive.sensitive)) continue;
          found.set(thing, seen.add(sensitive.sensitive));
          pairs.push({ sensitive: sensitive.sensitive, thing });
        }
    }
  return pairs;
}

function thingsFor(kind: string, { Resource }: Statement, shelf: Shelf<Thing>): readonly Thing[] {
  if (Resource === undefined) return shelf.ofKind(kind);
  const starts = listOf(Resource).map(literalStart);
  return starts.length === 1
    ? shelf.beginningWith(kind, starts[0] ?? "")
    : starts.flatMap((start) => shelf.beginningWith(kind, start));
}

/** What stands before the first wildcard or variable. */
function literalStart(pattern: string): string {
  const end = pattern.search(/[*?]|\$\{/);
  return end === -1 ? pattern : pattern.slice(0, end);
}

function listOf(texts: OneOrMore): readonly string[] {
  return [texts].flat();
}
