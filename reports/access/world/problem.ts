/** What keeps a synthesis from being read as a whole. Nothing is guessed at, so nothing is left out either. */

/** One thing that can't be read. `message` names stack, address and expression, and what to do. */
export class Unreadable extends Error {}

/** Everything that can't be read, all at once: one line each. */
export class UnreadableWorld extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** Works on each item, and says at the end of all that couldn't be read. */
export class Problems {
  readonly #found: string[] = [];

  add(message: string): void {
    this.#found.push(message);
  }

  /** What `work` gives for each item; items that can't be read are left out, and told by `refuse`. */
  each<T, R>(items: readonly T[], work: (item: T) => R): R[] {
    return items.flatMap((item) => {
      try {
        return [work(item)];
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.add(error.message);
        return [];
      }
    });
  }

  /** @throws UnreadableWorld with everything that was found */
  refuse(): void {
    if (this.#found.length > 0) throw new UnreadableWorld([...new Set(this.#found)]);
  }
}
