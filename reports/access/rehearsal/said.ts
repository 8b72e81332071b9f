/** What a rehearsal takes for granted. */
import { lookupOf } from "../ask/lookup";
import type { Identity } from "../world/principals";
import type { World } from "../world/world";
import type { Act } from "./script";

export function saidOf(world: World, acts: readonly Act[]): string[] {
  const { roles, users } = lookupOf(world);
  const callers = acts.flatMap(({ calls }) =>
    calls.flatMap(({ caller }) => ("role" in caller ? caller.role : [])),
  );
  const all = [...new Set(callers)];
  const strangers = all.filter((arn) => !roles.has(arn) && !users.has(arn));
  return [
    ...strangers.map(
      (role) =>
        `${role} isn't made here: what it may do, and whom it trusts, is taken for right; see to it where it is made`,
    ),
    ...unseenBoundaries(all.flatMap((arn) => roles.get(arn) ?? users.get(arn) ?? [])).map(
      ([arn, held]) =>
        `${arn} isn't made here: as the boundary of ${held === 1 ? "1 role" : `${held} roles`} in a release it may refuse what the rehearsal counts as allowed; see to it where it is made`,
    ),
  ];
}

/** Each boundary whose text nobody here has, with how many it holds of those in a release. */
function unseenBoundaries(identities: readonly Identity[]): [arn: string, held: number][] {
  const found = new Map<string, number>();
  for (const { boundary } of identities)
    if (boundary?.unseen && boundary.arn !== undefined)
      found.set(boundary.arn, (found.get(boundary.arn) ?? 0) + 1);
  return [...found];
}

/** Each once, in the order of the release. */
export function unsettledIn(acts: readonly Act[]): string[] {
  const all = acts.flatMap(({ step, calls }) =>
    calls.flatMap(({ unsettled }) => (unsettled === undefined ? [] : `${step}: ${unsettled}`)),
  );
  return [...new Set(all)];
}
