/**
 * Which of a principal's own statements could allow what: only these pairs of action and thing have to be decided. What
 * no Allow names is denied, by the first rule of AWS's evaluation logic, for all things at once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { globOf, matcherOf } from "../evaluate/text-pattern";
import type { OneOrMore, Policy, Statement } from "../world/policy";
import { KINDS, SENSITIVE, type Sensitive } from "./sensitive";
import type { Thing } from "./thing";

/** A pair that has to be decided. */
export interface Pair {
  readonly sensitive: Sensitive;
  readonly thing: Thing;
}

/** Things by kind, in the order of their ARNs. */
export class Shelf {
  readonly #byKind = new Map<string, Thing[]>();

  constructor(readonly things: readonly Thing[]) {
    for (const thing of [...things].sort((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0))) {
      const same = this.#byKind.get(thing.kind);
      if (same === undefined) this.#byKind.set(thing.kind, [thing]);
      else same.push(thing);
    }
  }

  /** Things of a kind whose ARN begins so. */
  beginningWith(kind: string, start: string): readonly Thing[] {
    const all = this.#byKind.get(kind) ?? [];
    if (start === "") return all;
    const first = firstFrom(all, start);
    let last = first;
    while (last < all.length && all[last]?.arn.startsWith(start)) last += 1;
    return all.slice(first, last);
  }

  ofKind(kind: string): readonly Thing[] {
    return this.#byKind.get(kind) ?? [];
  }
}

function firstFrom(all: readonly Thing[], start: string): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.arn ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All pairs that the Allow statements of some policies could be about, each once. */
export function pairsOf(policies: readonly Policy[], shelf: Shelf): Pair[] {
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

interface OfKind {
  readonly kind: string;
  readonly sensitive: Sensitive;
}

const known = new Map<string, readonly OfKind[]>();

/** The sensitive actions that a statement takes. */
export function sensitiveIn({ Action, NotAction }: Statement): readonly OfKind[] {
  const key = JSON.stringify([Action, NotAction]);
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const takes = [Action ?? NotAction ?? []].flat().map((text) => matcherOf(globOf(text.toLowerCase())));
  const wanted = (action: string) => takes.some((fits) => fits(action)) === (NotAction === undefined);
  const found = [...KINDS.keys()]
    .filter(wanted)
    .flatMap((action) =>
      (KINDS.get(action) ?? []).flatMap((kind) =>
        (SENSITIVE.get(kind) ?? [])
          .filter((sensitive) => sensitive.action.toLowerCase() === action)
          .map((sensitive) => ({ kind, sensitive })),
      ),
    );
  known.set(key, found);
  return found;
}

function thingsFor(kind: string, { Resource }: Statement, shelf: Shelf): readonly Thing[] {
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
