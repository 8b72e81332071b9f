/** What nobody should be able to do who isn't meant to: each action of AWS's that matters here, and what it is worth to an attacker. */
import { WORTH_OF_DATA } from "./worth";
import { WORTH_OF_RELEASES } from "./worth-of-releases";

/** A sensitive action on a kind of resource. */
export interface Sensitive {
  /** `sts:AssumeRole` */
  readonly action: string;
  /** What it is worth: `become the role`. */
  readonly worth: string;
}

/** All sensitive actions, by kind. */
export const SENSITIVE: ReadonlyMap<string, readonly Sensitive[]> = new Map(
  Object.entries({ ...WORTH_OF_DATA, ...WORTH_OF_RELEASES }).map(([kind, worths]) => [
    kind,
    Object.entries(worths).flatMap(([worth, actions]) =>
      actions.split(" ").map((action) => ({ action, worth })),
    ),
  ]),
);

/** Kinds that an action can be done to, by the action in small letters. */
export const KINDS: ReadonlyMap<string, readonly string[]> = kindsByAction();

function kindsByAction(): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const [kind, all] of SENSITIVE)
    for (const { action } of all)
      kinds.set(action.toLowerCase(), [...(kinds.get(action.toLowerCase()) ?? []), kind]);
  return kinds;
}
