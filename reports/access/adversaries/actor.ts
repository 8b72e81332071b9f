/** Who may be up to something. */
import type { Asker } from "../ask/asker";
import type { PolicyDocument } from "../world/policy";

/** `outsider`: somebody whom a policy names, and no stack makes. */
export type ActorKind = "role" | "user" | "administrator" | "outsider" | "service" | "token" | "anonymous";

export interface Actor extends Asker {
  readonly kind: ActorKind;
  /** As a person reads it; the same for the same actor. */
  readonly name: string;
  /** ARN of the role or user that it is, or whose name it takes. */
  readonly arn?: string;
  /** Its account, or the one that a service acts for. */
  readonly account?: string;
  /** Texts of its own policies, where it has any in this world. */
  readonly documents?: readonly PolicyDocument[];
}
