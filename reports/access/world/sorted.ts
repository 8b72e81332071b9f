/** Values in an order of their own, so that two that say the same are the same. */
import { isValues } from "../../values";

/** Lists in an order of their own: AWS keeps none where these readings have any. One text alone is the same as a list of it. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value.map(sorted);
    return members.length === 1 && typeof members[0] === "string"
      ? members[0]
      : members
          .map((member) => [keyOf(member), member] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, member]) => member);
  }
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function keyOf(member: unknown): string {
  const { arn, name, Sid } = isValues(member) ? member : {};
  return JSON.stringify([arn ?? null, name ?? null, Sid ?? null, member]);
}
