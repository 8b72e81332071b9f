/** Who may do more or less, as the access proof has it: for Slipway's own stacks. */
import type { Change, Comparison } from "../../access/compare";
import { code } from "../code";
import type { Finding } from "../finding";

/** @param accounts names of the accounts by their ids */
export function provenFindings(comparison: Comparison, accounts: ReadonlyMap<string, string>): Finding[] {
  const { added, loosened, removed, tightened } = comparison;
  const findings = (kind: Finding["kind"], word: string, changes: readonly Change[]) =>
    grouped(changes).map((group) => findingOf(kind, word, group, accounts));
  return [
    ...findings("access-widened", "may now", added),
    ...findings("access-widened", "may under other conditions", loosened),
    ...findings("access-narrowed", "may no longer", removed),
    ...findings("access-narrowed", "may under stricter conditions", tightened),
  ];
}

/** What somebody may do with a thing under a condition, however many actions that takes. */
interface Group extends Change {
  readonly actions: readonly string[];
}

function grouped(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const { account, who, worth, on, condition, formerly = "" } = change;
    const key = [account, who, worth, on, condition, formerly].join("\n");
    const known = groups.get(key);
    groups.set(key, { ...change, actions: [...(known?.actions ?? []), change.action] });
  }
  return [...groups.values()];
}

function findingOf(
  kind: Finding["kind"],
  word: string,
  { account, who, worth, on, condition, formerly, actions }: Group,
  accounts: ReadonlyMap<string, string>,
): Finding {
  const isAlways = condition === "always" && formerly === undefined;
  return {
    kind,
    stack: accounts.get(account) ?? account,
    address: on,
    text: `${code(who)} ${word} ${worth}`,
    details: [
      code(actions.join(", ")),
      ...(isAlways ? [] : [`if ${code(condition)}`]),
      ...(formerly === undefined ? [] : [`formerly if ${code(formerly)}`]),
    ],
  };
}
