import type { Instance, PlanJson } from "./instance";
import { tagsOf } from "./instance";
import type { Lookup, Seen } from "./lookups/lookup";

/** An instance, and its arguments as far as they are known: null is known to be left out. */
export interface Wanted {
  readonly instance: Instance;
  readonly plan: PlanJson;
  /** Undefined while unknown. */
  readonly argument: (name: string) => unknown;
}

/**
 * What of all that was seen may be the instance: one, none, or several that nothing tells apart.
 * @throws Error when it can't be told
 */
export function matchesOf(lookup: Lookup, seen: readonly Seen[], wanted: Wanted): readonly Seen[] {
  const certain = certainOf(lookup, seen, wanted);
  refuseObstacle(certain);
  if (certain.length > 0) return certain;
  const alike = seen.filter((each) => isAlike(lookup, each, wanted));
  const narrowed = alike.filter((each) => hasValues(each, lookup.narrow ?? [], wanted));
  if (alike.length === 0) refuseObstacle(seen.filter(({ hides }) => hides));
  return narrowed.length > 0 ? narrowed : alike;
}

function refuseObstacle(seen: readonly Seen[]): void {
  for (const { id, obstacle } of seen) if (obstacle !== undefined) throw new Error(`${id}: ${obstacle}`);
}

/** Everything that looks like the instance, though something may tell that it isn't. */
export function lookalikesOf(lookup: Lookup, seen: readonly Seen[], wanted: Wanted): readonly Seen[] {
  const certain = certainOf(lookup, seen, wanted);
  return seen.filter((each) => certain.includes(each) || isAlike(lookup, each, wanted));
}

function certainOf({ certain }: Lookup, seen: readonly Seen[], { instance, plan }: Wanted): Seen[] {
  return seen.filter((each) => certain?.(each, instance, plan));
}

function isAlike({ compare }: Lookup, seen: Seen, wanted: Wanted): boolean {
  return seen.obstacle === undefined && hasTags(seen, wanted.instance) && hasValues(seen, compare, wanted);
}

/** Whose it is, and which one. Other tags are a matter of the configuration, and may have been changed there. */
function hasTags({ tags }: Seen, instance: Instance): boolean {
  if (!tags) return true;
  const telling = Object.entries(tagsOf(instance)).filter(
    ([tag]) => tag === "Name" || tag.startsWith("slipway-"),
  );
  return telling.every(([tag, value]) => tags[tag] === value);
}

function hasValues({ values }: Seen, names: readonly string[], { argument }: Wanted): boolean {
  return names.every((name) => {
    const wanted = argument(name);
    return wanted === undefined || textOf(wanted) === textOf(values[name]);
  });
}

/** AWS and Terraform differ about what is a number, and about what is left out. */
function textOf(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
