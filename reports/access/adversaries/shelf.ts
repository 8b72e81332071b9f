/** Things, found by how their ARNs begin. */

interface OnShelf {
  readonly kind: string;
  readonly arn: string;
}

/** Things by kind, in the order of their ARNs. */
export class Shelf<T extends OnShelf> {
  readonly #byKind = new Map<string, T[]>();

  constructor(readonly things: readonly T[]) {
    for (const thing of [...things].sort((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0))) {
      const same = this.#byKind.get(thing.kind);
      if (same === undefined) this.#byKind.set(thing.kind, [thing]);
      else same.push(thing);
    }
  }

  /** Things of a kind whose ARN begins so. */
  beginningWith(kind: string, start: string): readonly T[] {
    const all = this.#byKind.get(kind) ?? [];
    if (start === "") return all;
    const first = firstFrom(all, start);
    let last = first;
    while (last < all.length && all[last]?.arn.startsWith(start)) last += 1;
    return all.slice(first, last);
  }

  ofKind(kind: string): readonly T[] {
    return this.#byKind.get(kind) ?? [];
  }
}

function firstFrom(all: readonly OnShelf[], start: string): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.arn ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
