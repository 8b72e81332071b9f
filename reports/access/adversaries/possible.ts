/** Conditions that can't hold at once: two policies that ask the same key for different things. */
import { NO, YES } from "../evaluate/formula";
import type { Statement } from "../world/policy";
import type { Access, Court } from "./access";
import { comparisonsIn } from "./conditions";

/**
 * False where no value of a key lets the access through: the key policy wants one bucket's objects, say, and the role's
 * own policy another's. Only keys whose patterns all are texts, or texts with one `*` at the end, are looked at: of
 * these the longest that can hold is the only one to try.
 */
export function isPossible({ actor, sensitive, thing, formula }: Access, court: Court): boolean {
  if (formula === YES) return true;
  const statements = [...(actor.documents ?? []), thing.target?.policy?.document].flatMap(
    (document) => document?.Statement ?? [],
  );
  return [...patternsByKey(statements)].every(([key, patterns]) => {
    if (patterns.length < 2 || !patterns.every(isSimple)) return true;
    const values = [...patterns.map((pattern) => pattern.replace("*", "any")), "stranger", undefined];
    return values.some((value) => court.formula(actor, sensitive, thing, { [key]: value }) !== NO);
  });
}

function patternsByKey(statements: readonly Statement[]): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const statement of statements)
    for (const { key, values } of comparisonsIn(statement)) {
      const name = key.toLowerCase();
      if (name.startsWith("kms:encryptioncontext:")) found.set(name, [...(found.get(name) ?? []), ...values]);
    }
  return found;
}

function isSimple(pattern: string): boolean {
  return !/[?]|\$\{|\*./.test(pattern);
}
