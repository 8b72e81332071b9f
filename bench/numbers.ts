/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

/** A number of parsed JSON. Throws when there is none. */
export function numberAt(value: unknown, key: string): number {
  const found = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  if (typeof found !== "number") throw new Error(`no number ${key} in ${JSON.stringify(value)}`);
  return found;
}
