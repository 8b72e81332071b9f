/** A comparison of two syntheses, as a person reads it. */
import type { Change, Comparison } from "../compare";
import type { Item, Section } from "./document";

export function comparisonSections({ added, removed, loosened, tightened }: Comparison): Section[] {
  const none = added.length + removed.length + loosened.length + tightened.length === 0;
  return [
    { heading: "Newly allowed", items: changeItems(added) },
    { heading: "Under other conditions, not plainly stricter ones", items: changeItems(loosened) },
    { heading: "Under stricter conditions", items: changeItems(tightened) },
    { heading: "No longer allowed", items: changeItems(removed) },
    ...(none ? [{ heading: "Access", items: [{ text: "nobody may do anything else than before" }] }] : []),
  ];
}

/** What somebody may do with a thing is one item, however many actions that takes. */
function changeItems(changes: readonly Change[]): Item[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const { account, who, worth, on, condition, formerly } = change;
    const key = [account, who, worth, on, condition, formerly].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [itemOf(first, others)] : []));
}

function itemOf(
  { account, who, worth, action, on, condition, formerly }: Change,
  others: readonly Change[],
): Item {
  return {
    text: `${account}: ${who} can ${worth}`,
    details: [
      { text: [action, ...others.map((other) => other.action)].join(", ") },
      { text: `on ${on}` },
      ...(condition === "always" && formerly === undefined
        ? []
        : [{ text: condition === "always" ? "always" : `if ${condition}` }]),
      ...(formerly === undefined
        ? []
        : [{ text: `formerly ${formerly === "always" ? "always" : `if ${formerly}`}` }]),
    ],
  };
}
