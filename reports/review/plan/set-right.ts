/** What a plan sets right is configured: Terraform's JSON names no arguments of `dynamic` blocks. */
import type { Change } from "./change";
import { UNKNOWN } from "./hidden";
import { isFields, isNothing, isSame } from "./values";

/** The drift, and of what the configuration gives besides those attributes that the plan gives other values. */
export function withSetRight(drift: readonly Change[], changes: readonly Change[]): Change[] {
  const planned = new Map(changes.map((change) => [change.address, change]));
  return drift.map((change) => {
    const { configured, address } = change;
    return configured === undefined
      ? change
      : { ...change, configured: [...configured, ...givenBy(planned.get(address))] };
  });
}

function givenBy(change: Change | undefined): string[] {
  const { before, after } = change ?? {};
  if (!isFields(before) || !isFields(after)) return [];
  return Object.keys({ ...before, ...after }).filter((name) => {
    const [was, is] = [before[name], after[name]];
    return is !== UNKNOWN && !isSame(was, is) && !(isNothing(was) && isNothing(is));
  });
}
