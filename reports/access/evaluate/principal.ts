/** Who asks, with the policies that hang on it. */
import type {
  Anonymous,
  FederatedUserCaller,
  RoleSessionCaller,
  RootCaller,
  Service,
  UserCaller,
  WebIdentity,
} from "./caller";
import type { Policy } from "./policy";

/** The policies of an IAM identity, all compiled as identity policies. */
export interface Policies extends Controlled {
  /** Inline and attached, groups' too. */
  readonly policies: readonly Policy[];
  /** Permissions boundary; left out: none. */
  readonly boundary?: Policy;
  /** Session policies; left out: none were passed. */
  readonly session?: readonly Policy[];
}

/** Whoever service control policies hold. */
export interface Controlled {
  /** Those of its account, a list for each level from the root down; left out: no organization. */
  readonly controls?: readonly (readonly Policy[])[];
}

export type RoleSession = RoleSessionCaller & Policies;
export type User = UserCaller & Policies;
/** Its policies are those of the user who asked for it. */
export type FederatedUser = FederatedUserCaller & Policies;
export type RootUser = RootCaller & Controlled;

export type Principal = RoleSession | User | FederatedUser | RootUser | Service | WebIdentity | Anonymous;

/** True of a principal that a permissions boundary limits. */
export function isBounded(principal: Principal): boolean {
  return "boundary" in principal && principal.boundary !== undefined;
}
