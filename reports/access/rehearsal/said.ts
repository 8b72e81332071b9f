/** What a rehearsal takes for granted. */
import { lookupOf } from "../ask/lookup";
import type { World } from "../world/world";
import type { Act } from "./script";

export function saidOf(world: World, acts: readonly Act[]): string[] {
  const { roles, users } = lookupOf(world);
  const callers = acts.flatMap(({ calls }) =>
    calls.flatMap(({ caller }) => ("role" in caller ? caller.role : [])),
  );
  const strangers = [...new Set(callers)].filter((arn) => !roles.has(arn) && !users.has(arn));
  return strangers.map(
    (role) =>
      `${role} isn't made here: what it may do, and whom it trusts, is taken for right; see to it where it is made`,
  );
}

/** Each once, in the order of the release. */
export function unsettledIn(acts: readonly Act[]): string[] {
  const all = acts.flatMap(({ step, calls }) =>
    calls.flatMap(({ unsettled }) => (unsettled === undefined ? [] : `${step}: ${unsettled}`)),
  );
  return [...new Set(all)];
}
