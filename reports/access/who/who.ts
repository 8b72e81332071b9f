/** Who may do something with a resource, and which statements say so. */
import { requestFor } from "../ask/ask";
import { type Decision, explain } from "../evaluate/explain";
import type { World } from "../world/world";
import { type Caller, callersOf } from "./callers";

export interface Answer {
  /** As a person names whoever asks. */
  readonly who: string;
  readonly account?: string;
  readonly decision: Decision;
}

/**
 * The answer for everybody. What a caller may choose about a request is unknown, so a condition on it is part of the
 * answer, in words.
 * @param action `kms:Decrypt`
 * @param arn of a resource of the world, or of what lies in one
 * @throws NotInWorld
 */
export function whoMay(world: World, action: string, arn: string): Answer[] {
  return callersOf(world, arn).map(({ name, account, asker }: Caller) => ({
    who: name,
    ...(account !== undefined && { account }),
    decision: explain(requestFor(world, asker, action, arn, { others: "unknown" })),
  }));
}
