/** Who can do what, and why: all access that is intended, by account. */
import type { Granted } from "../adversaries/judge";
import type { World } from "../world/world";
import type { Item, Section } from "./document";

/** A section an account, in it the reasons, below each who may do it with what. */
export function grantedSections({ accounts }: World, granted: readonly Granted[]): Section[] {
  return [...accounts]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ id, stacks }) => ({
      heading: `Who can do what in ${id} (${stacks.join(", ")}), and why`,
      items: reasonsIn(granted.filter(({ access }) => access.thing.resource.account === id)),
    }));
}

/** One reason: who may do it, and with what. */
interface Reason {
  readonly entry: Granted["entries"][number];
  readonly pairs: Map<string, Set<string>>;
}

function reasonsIn(granted: readonly Granted[]): Item[] {
  const reasons = new Map<string, Reason>();
  for (const { access, entries } of granted)
    for (const entry of entries) {
      const reason: Reason = reasons.get(entry.name) ?? { entry, pairs: new Map() };
      reasons.set(entry.name, reason);
      const who = shortName(access.actor);
      reason.pairs.set(who, (reason.pairs.get(who) ?? new Set()).add(nameOf(access.thing)));
    }
  return [...reasons.values()].map(({ entry: { name, because, weakness }, pairs }) => ({
    text: name,
    details: [
      { text: `because ${because}` },
      ...(weakness === undefined ? [] : [{ text: `a known weakness: ${weakness}` }]),
      ...pairsOf(pairs),
    ],
  }));
}

/** Those who may do the same with the same share an item. */
function pairsOf(pairs: ReadonlyMap<string, ReadonlySet<string>>): Item[] {
  const byThings = new Map<string, { who: string[]; things: string[] }>();
  for (const [who, set] of pairs) {
    const things = [...set].sort();
    const same = byThings.get(things.join()) ?? { who: [], things };
    byThings.set(things.join(), same);
    // The administrator who takes a role's name can do what the role can.
    if (!pairs.has(who.replace(/^an administrator of \d+, as /, ""))) same.who.push(who);
    else if (!who.startsWith("an administrator")) same.who.push(who);
  }
  return [...byThings.values()]
    .filter(({ who }) => who.length > 0)
    .map(({ who, things }) => ({ text: `${who.join(", ")} → ${things.join(", ")}` }));
}

/** The last part of a role's ARN says enough within its account. */
function shortName({ name, arn, kind }: Granted["access"]["actor"]): string {
  const short = (text: string) => text.slice(text.lastIndexOf("/") + 1);
  if (arn === undefined) return name;
  return kind === "administrator" ? name.replace(arn, short(arn)) : short(arn);
}

function nameOf({ arn, target }: Granted["access"]["thing"]): string {
  // Ids that AWS will choose tell nobody anything.
  if (target && arn.includes("INVENTED")) return target.address;
  return arn === "*" ? "everything in the account" : arn.split(":").slice(5).join(":") || arn;
}
