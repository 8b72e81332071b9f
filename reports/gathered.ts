/** Values under the keys that they are said with, in their order. */
export function gathered<T>(
  pairs: readonly (readonly [key: string, value: T])[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const known = found.get(key);
    if (known) known.push(value);
    else found.set(key, [value]);
  }
  return found;
}
