/** What statements ask of condition keys. */
import type { Statement } from "../world/policy";

/** The values that a statement compares a key with, whatever the operator. */
export function conditionsOn(statement: Statement, key: string): string[] {
  return comparisonsIn(statement)
    .filter((comparison) => comparison.key.toLowerCase() === key.toLowerCase())
    .flatMap(({ values }) => values);
}

/** Every key that a statement asks about. */
export function comparisonsIn({
  Condition = {},
}: Statement): { readonly key: string; readonly values: readonly string[] }[] {
  return Object.values(Condition).flatMap((keys) =>
    Object.entries(keys).map(([key, value]) => ({ key, values: [value].flat() })),
  );
}
