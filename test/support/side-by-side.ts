/**
 * Starts work on every item before the first test and lets each test wait for its own: what mostly waits is over in
 * the time of the longest.
 * @param atOnce how many at a time
 */
export function sideBySide<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): (item: T) => Promise<R> {
  const results = new Map<T, Promise<R>>();
  beforeAll(() => {
    const running: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
    items.forEach((item, index) => {
      const before = running[index % atOnce] ?? Promise.resolve();
      const result = before.then(() => work(item));
      // A failure is its test's to report.
      running[index % atOnce] = result.catch(() => undefined);
      results.set(item, result);
    });
  });
  return (item) => results.get(item) ?? Promise.reject(new Error("the work starts in beforeAll"));
}
