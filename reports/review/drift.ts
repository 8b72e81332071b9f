/** What was changed outside of Terraform, and what AWS merely reads otherwise than it did at the last apply. */
import { type Change, isConfigured } from "./plan/change";
import { type Difference, differences } from "./plan/differences";
import { isNothing } from "./plan/values";

/** A thing of a state, and what of it is otherwise than the state says. */
export interface Drifted {
  readonly change: Change;
  readonly differences: readonly Difference[];
}

export interface Drift {
  /** Gone, or otherwise in what the configuration gives: an apply sets it right, or would have to. */
  readonly changed: readonly Drifted[];
  /** Otherwise in what nobody configures there: another resource's doing, most of all right after a first apply. */
  readonly reread: readonly Drifted[];
}

/** @param drift of a plan; what only moved in the state is listed there, too */
export function driftIn(drift: readonly Change[]): Drift {
  const changed: Drifted[] = [];
  const reread: Drifted[] = [];
  for (const change of drift) {
    const all = differences(change.before, change.after).filter(says);
    const own = all.filter(({ path }) => isConfigured(change, path[0] ?? ""));
    const rest = all.filter((one) => !own.includes(one));
    if (change.action === "delete") changed.push({ change, differences: [] });
    else if (own.length > 0) changed.push({ change, differences: own });
    if (change.action !== "delete" && rest.length > 0) reread.push({ change, differences: rest });
  }
  return { changed, reread };
}

/** Nothing said in two ways is no difference. */
function says({ before, after }: Difference): boolean {
  return !isNothing(before) || !isNothing(after);
}
