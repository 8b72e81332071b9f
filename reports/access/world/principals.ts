/** Who can act: roles and users, and what lets others become them. */
import type { Place } from "./place";
import type { Policy } from "./policy";

/** What a role and a user have in common. */
export interface Identity {
  readonly arn: string;
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly place: Place;
  readonly stack: string;
  readonly address: string;
  /** With the provider's default tags: what `aws:PrincipalTag` sees. */
  readonly tags: Readonly<Record<string, string>>;
  /** Inline and attached ones. */
  readonly policies: readonly Policy[];
  /** The most that the policies can allow. */
  readonly boundary?: Policy;
}

export interface Role extends Identity {
  readonly trust: Policy;
  /** Of a session, in seconds. Default: 3600. */
  readonly maxSessionDuration: number;
}

/** A user has no policy of trust: it has keys, or a password. */
export type User = Identity;

/** Somebody else's role that a stack attaches a policy to; the rest of it isn't known. */
export interface ForeignRole {
  /** Without a path: the attachment knows the name alone. */
  readonly name: string;
  readonly account: string;
  readonly policies: readonly Policy[];
}

/** What gives a role to an EC2 instance. */
export interface InstanceProfile {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly place: Place;
}

/** Somebody whose tokens `sts:AssumeRoleWithWebIdentity` takes. */
export interface IdentityProvider {
  readonly arn: string;
  /** Without `https://`. */
  readonly url: string;
  /** Audiences that it takes tokens for. */
  readonly clientIds: readonly string[];
  readonly place: Place;
}
