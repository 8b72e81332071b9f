/** What of a release one policy has a say in: enough to judge a change of it. */
import type { Call } from "./call";
import type { Act } from "./script";

/**
 * The calls by a role, and those of a resource or of what lies in it.
 * @param arn of the role or resource whose policy is changed
 */
export function touching(acts: readonly Act[], arn: string): readonly Act[] {
  return acts.flatMap((act) => {
    const calls = act.calls.filter((call) => touches(call, arn));
    return calls.length === 0 ? [] : [{ ...act, calls }];
  });
}

function touches({ caller, resource }: Call, arn: string): boolean {
  if ("role" in caller && caller.role === arn) return true;
  return resource === arn || resource.startsWith(`${arn}/`) || resource.startsWith(`${arn}:`);
}
