/** Where two values differ. */
import { diffArrays } from "diff";
import { ownIn, type Values } from "../../values";
import { UNKNOWN } from "./hidden";
import { withoutSecrets } from "./secrets";
import { isFields, isSame, isTree } from "./values";

export interface Difference {
  /** Elements of lists are called by what tells them apart, else by their number in the new list, or in the old one. */
  readonly path: readonly string[];
  /** Absent: it wasn't there. */
  readonly before?: unknown;
  /** Absent: it is there no more. */
  readonly after?: unknown;
}

/** Every difference, down to the single text or number; what is there on one side only is one difference. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, path);
  if (!isTree(before) || !isTree(after) || Array.isArray(before) || Array.isArray(after)) {
    const [left, right] = inOneForm(before, after);
    if (left !== before || right !== after) return differences(left, right, path);
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    differences(ownIn(before as Values, name), ownIn(after as Values, name), [...path, name]),
  );
}

/** In policies a list of one is the same as the one. */
function inOneForm(before: unknown, after: unknown): [unknown, unknown] {
  if (Array.isArray(before) && typeof after === "string") return [before, [after]];
  if (typeof before === "string" && Array.isArray(after)) return [[before], after];
  return [before, after];
}

/** What tells elements of a list apart, the best first. */
const IDENTIFIERS = ["Sid", "name", "Name", "id", "key", "rule_id", "device_name", "priority"];

/** Elements that are the same stay; of the others those are compared that are called the same, then in their order. */
function ofLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
): Difference[] {
  const called = identifierOf(before, after);
  const nameOf = (one: unknown) => (called && isFields(one) ? String(one[called]) : undefined);
  const found: Difference[] = [];
  const gone: [string, unknown][] = [];
  const come: [string, unknown][] = [];
  let [old, now] = [0, 0];
  for (const { value, added, removed } of hunksOf(before, after)) {
    for (const one of value) {
      if (removed) gone.push([nameOf(one) ?? String(old), one]);
      if (added) come.push([nameOf(one) ?? String(now), one]);
      if (!added) old += 1;
      if (!removed) now += 1;
    }
  }
  for (const [name, one] of gone) {
    const index = called ? come.findIndex(([other]) => other === name) : isTree(one) ? 0 : -1;
    const [[newName, partner] = [name, undefined]] = index < 0 ? [] : come.splice(index, 1);
    const moved = called !== undefined && isSame(one, partner);
    if (!moved) found.push(...differences(one, partner, [...path, newName]));
  }
  const order = called === undefined || called === "Sid" ? [] : orderOf(before, after, called, path);
  const added = come.flatMap(([name, one]) => differences(undefined, one, [...path, name]));
  return [...found, ...added, ...order];
}

/** Lists of which more differs are compared by what their elements are called, or by their order. */
const MOST_EDITS = 1000;

function hunksOf(before: readonly unknown[], after: readonly unknown[]) {
  const options = { comparator: isSame, maxEditLength: MOST_EDITS } as const;
  const all = [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return diffArrays([...before], [...after], options) ?? all;
}

function identifierOf(before: readonly unknown[], after: readonly unknown[]): string | undefined {
  return IDENTIFIERS.find((name) => [before, after].every((list) => areToldApart(list, name)));
}

function areToldApart(list: readonly unknown[], name: string): boolean {
  const names = list.map((one) => (isFields(one) ? one[name] : undefined));
  return (
    names.every((one) => typeof one === "string" || typeof one === "number") &&
    new Set(names).size === names.length
  );
}

/** Elements that are there on both sides, in another order. */
function orderOf(
  before: readonly unknown[],
  after: readonly unknown[],
  called: string,
  path: readonly string[],
): Difference[] {
  const namesOf = (list: readonly unknown[]) => list.map((one) => String((one as Values)[called]));
  const [old, now] = [namesOf(before), namesOf(after)];
  const [kept, keptNow] = [
    old.filter((name) => now.includes(name)),
    now.filter((name) => old.includes(name)),
  ];
  return isSame(kept, keptNow)
    ? []
    : [{ path: [...path, "(order)"], before: kept.join(", "), after: keptNow.join(", ") }];
}

/** `stage["Deploy"].action[0].name` */
export function pathText(path: readonly string[]): string {
  const text = path
    .map((part, index) => {
      if (/^\d+$/.test(part)) return `[${part}]`;
      if (/^[A-Za-z_][\w-]*$/.test(part) || part === "(order)") return index === 0 ? part : `.${part}`;
      return `[${JSON.stringify(part)}]`;
    })
    .join("");
  return withoutSecrets(text);
}

/** Differences of which only an apply will say more. */
export function isUnknownAfter({ after }: Difference): boolean {
  return after === UNKNOWN;
}
