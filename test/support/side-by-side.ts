/**
 * Starts work on every item before the first test, in their order, and lets each test wait for its own: what mostly
 * waits is over in the time of the longest.
 * @param atOnce how many at a time
 */
export function sideBySide<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): (item: T) => Promise<R> {
  const results = new Map<T, Promise<R>>();
  beforeAll(() => {
    const slots = new Slots(atOnce);
    for (const item of items) {
      const result = slots.run(() => work(item));
      // A failure is its test's to report.
      result.catch(() => undefined);
      results.set(item, result);
    }
  });
  return (item) => results.get(item) ?? Promise.reject(new Error("the work starts in beforeAll"));
}

class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(slots: number) {
    this.#free = slots;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
