/** What guards something by being there, and is destroyed while the thing stays. */
import type { Concern, Finding } from "../finding";
import type { Change } from "../plan/change";
import { goneTogether } from "../plan/gone";

/** @param guards what it means that one of a type is destroyed, in words */
export function guardsLost(
  kind: Concern,
  guards: ReadonlyMap<string, string>,
  changes: readonly Change[],
): Finding[] {
  const isGoneTogether = goneTogether(changes);
  return changes.flatMap((change): Finding[] => {
    const { action, type, stack, address, deposed } = change;
    const means = guards.get(type);
    if (action !== "delete" || deposed !== undefined || means === undefined || isGoneTogether(change))
      return [];
    return [{ kind, stack, address, text: means, details: [] }];
  });
}
