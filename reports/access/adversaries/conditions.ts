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

/** Keys that only a request of a service has. */
const OF_SERVICES =
  /^aws:(Source(Arn|Account|Owner|OrgID|OrgPaths)|PrincipalServiceName(sList)?|PrincipalIsAWSService)$/i;

/** True where a statement asks on whose behalf a service comes. */
export function asksForService(statement: Statement): boolean {
  return comparisonsIn(statement).some(({ key }) => OF_SERVICES.test(key));
}

/** Every account that statements name, as principals or in conditions: by its number, in an ARN, by a pattern of either. */
export function accountsNamed(statements: readonly Statement[]): string[] {
  const principals = statements.flatMap(({ Principal }) =>
    typeof Principal === "object" ? [Principal.AWS ?? []].flat() : [],
  );
  const compared = statements.flatMap((statement) =>
    comparisonsIn(statement).flatMap(({ values }) => values.flatMap(accountsIn)),
  );
  return [...new Set([...principals.flatMap((text) => /\d{12}/.exec(text)?.[0] ?? []), ...compared])];
}

function accountsIn(value: string): string[] {
  const field = value.startsWith("arn:") ? (value.split(":")[4] ?? "") : value;
  if (/^\d{12}$/.test(field)) return [field];
  // A part of a number means every account whose number has it.
  const isPart = /^[\d*?]{2,12}$/.test(field) && /\d/.test(field) && /[*?]/.test(field);
  return isPart ? [filledUp(field)] : [];
}

/** `4444*` → `444400000000` */
function filledUp(pattern: string): string {
  const single = pattern.replaceAll("?", "0");
  const missing = "0".repeat(Math.max(12 - single.replaceAll("*", "").length, 0));
  return single.replace("*", missing).replaceAll("*", "");
}
