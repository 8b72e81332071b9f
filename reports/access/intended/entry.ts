/** One line of the list of intended access: who may do what to which of a system's things, and why. A person wrote it. */
import type { Actor } from "../adversaries/actor";
import type { Thing } from "../adversaries/thing";
import type { Facts } from "./facts";
import type { RoleKind } from "./role-kind";

/** A kind of role, or who else asks. A service is called by its name, without the region in it. */
export type Who =
  | RoleKind
  | "foreign role"
  | "administrator"
  | "anonymous"
  | "token"
  | "everybody"
  | `${string}.amazonaws.com`;

export interface Intended {
  /** `builds write what they give`: unique, as it is told. */
  readonly name: string;
  readonly who: readonly Who[];
  /** Actions of AWS's. */
  readonly may: readonly string[];
  /** True of the things that it is meant for. */
  readonly on: (who: Somebody, thing: Thing, facts: Facts) => boolean;
  /** Condition keys that a policy must ask for, and what they may be; left out: no matter what they are. */
  readonly only?: (who: Somebody, thing: Thing, facts: Facts) => readonly Requirement[];
  /** Only of a service: true where it may act for other accounts too. */
  readonly forAnyAccount?: true;
  readonly because: string;
  /** Of what is known and isn't good: the page that says so. */
  readonly weakness?: string;
}

/** An actor; `arn` is the role whose name an administrator takes, too. */
export type Somebody = Pick<Actor, "kind" | "name" | "arn" | "account">;

export interface Requirement {
  readonly key: string;
  /** Values, with `*` for whatever; none: the key alone decides. */
  readonly like: readonly string[];
  /** Values that it must not have, whatever else it has; `like` is left aside then. */
  readonly never?: readonly string[];
  /** True: a request without the key is let in, too. */
  readonly orAbsent?: true;
}
