import type { ServiceError } from "../service-error";

/** One thing that CodeDeploy refuses: the error with which it does, or undefined for what it accepts. */
export type Rule<T> = (input: T) => ServiceError | undefined;

/** @throws the ServiceError of the first rule that refuses */
export function check<T>(rules: readonly Rule<T>[], input: T): void {
  for (const rule of rules) {
    const refusal = rule(input);
    if (refusal) throw refusal;
  }
}

/** True for what clients send to mean nothing: absent, `[]`, `{}`, and objects of such. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}
