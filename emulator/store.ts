/** Everything the layer's own services keep: in memory, by account, region and kind. */
export class Store {
  readonly #collections = new Map<string, Map<string, unknown>>();

  /** The things of one kind in one account and region, by their key. The same map every time. */
  collection<T>(accountId: string, region: string, kind: string): Map<string, T> {
    const name = `${accountId}/${region}/${kind}`;
    const found = this.#collections.get(name) ?? new Map<string, unknown>();
    this.#collections.set(name, found);
    // A kind is written and read by one service only, with one type.
    return found as Map<string, T>;
  }
}
