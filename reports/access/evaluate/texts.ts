import { PolicyError } from "./policy-error";

/** A text or a list of texts, as policies write both. Numbers and booleans are texts too. */
export function textsOf(value: unknown, where: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one === "string") return one;
    if (typeof one === "number" || typeof one === "boolean") return String(one);
    throw new PolicyError(`${where}: a text or a list of texts, not ${JSON.stringify(one)}`);
  });
}
