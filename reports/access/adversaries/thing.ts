/** Something that an attacker may be after. */
import { type Circumstances, circumstancesOf } from "../evaluate/circumstances";
import type { Value } from "../evaluate/context";
import type { Resource } from "../evaluate/request";
import type { Place } from "../world/place";
import type { Statement } from "../world/policy";
import type { Target } from "../world/target";
import { SENSITIVE, type Sensitive } from "./sensitive";

export interface Thing {
  readonly arn: string;
  /** A kind of `SENSITIVE`. */
  readonly kind: string;
  /** Regions of what is global are its stack's. */
  readonly place: Place;
  readonly resource: Resource;
  /** What in the world it is, or lies in; absent: nobody made it, and somebody could. */
  readonly target?: Target;
  /** What policies that hang on it allow, and those of its region that speak of it: one list for all that lies in a resource. */
  readonly allows: readonly Statement[];
  /** Condition keys that follow from it. */
  readonly values: Readonly<Record<string, Value>>;
  /** What an attacker doesn't choose; all else is unknown. */
  readonly circumstances: Circumstances;
  readonly actions: readonly Sensitive[];
  /** Set, where it lies in an account that has nothing to do with the system, and lets everybody in. */
  readonly bait?: true;
  /** Set, where it is taken as if its own account let everybody in: what the asker's own policies say by themselves. */
  readonly opened?: true;
}

/** AWS's clients sign and encrypt; who doesn't is asked about by itself. */
export const OVER_TLS = { "aws:SecureTransport": "true" };
const UNMADE = circumstancesOf({ values: OVER_TLS, others: "unknown" });

/** Something that no stack makes. */
export function unmade(kind: string, arn: string, place: Place): Thing {
  return {
    arn,
    kind,
    place,
    resource: { arn, account: place.account, policies: [] },
    allows: [],
    values: OVER_TLS,
    circumstances: UNMADE,
    actions: SENSITIVE.get(kind) ?? [],
  };
}
