import type { Change } from "./change";
import { type Difference, differences } from "./differences";
import { isTree } from "./values";

/** What has changed outside of Terraform. The first refresh after an apply writes out what was left out: that is no change. */
export function driftIn({ before, after }: Change): Difference[] {
  return differences(before, after).filter((one) => !(isNothing(one.before) && isNothing(one.after)));
}

/** What only moved in the state is listed there, too. */
export function hasDrifted(change: Change): boolean {
  return change.action === "delete" || driftIn(change).length > 0;
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (isTree(value) && Object.keys(value).length === 0)
  );
}
