import { Failure } from "../runner/failure";

/**
 * Does something for every account at the same time, and waits for all.
 * @throws Failure that names each account that failed
 */
export async function forEvery<T extends { readonly name: string }, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = await Promise.allSettled(items.map(work));
  const failed = results.flatMap((result, index) =>
    result.status === "rejected"
      ? [{ name: items[index]?.name ?? "", reason: result.reason as unknown }]
      : [],
  );
  const unexpected = failed.find(({ reason }) => !(reason instanceof Failure));
  if (unexpected) throw unexpected.reason;
  if (failed.length > 0) {
    throw new Failure(
      failed
        .map(({ name, reason }) => `${name}: ${reason instanceof Error ? reason.message : ""}`)
        .join("\n\n"),
    );
  }
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
