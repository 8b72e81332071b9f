/** Whom one comes to be in the end: the transitive closure of hops. */
import { BECOMING, type Becoming } from "../intended/becoming";
import type { Facts } from "../intended/facts";
import type { Hop } from "./hops";

/** A role that somebody comes to be, and how. */
export interface Chain {
  readonly from: string;
  readonly to: string;
  /** Hop by hop; the last leads to `to`. */
  readonly hops: readonly Hop[];
}

/** Every role that a role comes to be, by the shortest chain. */
export function chainsFrom(from: string, hops: ReadonlyMap<string, readonly Hop[]>): Chain[] {
  const found = new Map<string, readonly Hop[]>([[from, []]]);
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const so = found.get(at) ?? [];
    for (const hop of hops.get(at) ?? []) {
      if (found.has(hop.to)) continue;
      found.set(hop.to, [...so, hop]);
      waiting.push(hop.to);
    }
  }
  return [...found].filter(([to]) => to !== from).map(([to, steps]) => ({ from, to, hops: steps }));
}

/** Chains that the list of intended ones doesn't have. */
export class Becomings {
  readonly used = new Set<string>();

  constructor(private readonly facts: Facts) {}

  unintended(from: string, chains: readonly Chain[]): Chain[] {
    if (chains.length === 0) return [];
    const kind = this.facts.kindOf(from);
    const entries = BECOMING.filter(({ who }) => who.some((one) => one === kind));
    const whom = entries.map((entry): [Becoming, ReadonlySet<string>] => [
      entry,
      new Set(entry.whom(from, this.facts)),
    ]);
    return chains.filter(({ to }) => {
      const meant = whom.filter(([, roles]) => roles.has(to));
      for (const [{ name }] of meant) this.used.add(name);
      return meant.length === 0;
    });
  }
}
