/** What nobody should be able to do who isn't meant to: each action of AWS's that matters here, and what it is worth to an attacker. */
import { WORTH_OF_ACCOUNTS } from "./worth/accounts";
import { WORTH_OF_BUCKETS } from "./worth/buckets";
import { WORTH_OF_BUILDS } from "./worth/builds";
import { WORTH_OF_IDENTITIES } from "./worth/identities";
import { WORTH_OF_MESSAGES } from "./worth/messages";
import { WORTH_OF_NETWORKS } from "./worth/networks";
import { WORTH_OF_PIPELINES } from "./worth/pipelines";
import { WORTH_OF_SECRETS } from "./worth/secrets";
import { WORTH_OF_SERVERS } from "./worth/servers";
import { WORTH_OF_STORES } from "./worth/stores";
import { WORTH_OF_TRAFFIC } from "./worth/traffic";
import { WORTH_OF_WORKLOADS } from "./worth/workloads";
import type { Worths } from "./worth/worth";

/** A sensitive action on a kind of resource. */
export interface Sensitive {
  /** `sts:AssumeRole` */
  readonly action: string;
  /** What it is worth: `become the role`. */
  readonly worth: string;
}

/** What each action is worth, by kind. */
const WORTHS: Worths = {
  ...WORTH_OF_IDENTITIES,
  ...WORTH_OF_BUCKETS,
  ...WORTH_OF_SECRETS,
  ...WORTH_OF_MESSAGES,
  ...WORTH_OF_STORES,
  ...WORTH_OF_BUILDS,
  ...WORTH_OF_PIPELINES,
  ...WORTH_OF_WORKLOADS,
  ...WORTH_OF_TRAFFIC,
  ...WORTH_OF_SERVERS,
  ...WORTH_OF_NETWORKS,
  ...WORTH_OF_ACCOUNTS,
};

/** All sensitive actions, by kind. */
export const SENSITIVE: ReadonlyMap<string, readonly Sensitive[]> = new Map(
  Object.entries(WORTHS).map(([kind, worths]) => [
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
