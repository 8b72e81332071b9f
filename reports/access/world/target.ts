/** What can be acted upon. */
import type { Place } from "./place";
import type { Policy } from "./policy";

/** A resource with an ARN. A role is one, too: its trust policy is its resource policy. */
export interface Target {
  readonly arn: string;
  /** Terraform's type. */
  readonly type: string;
  readonly place: Place;
  readonly stack: string;
  readonly address: string;
  /** With the provider's default tags: what `aws:ResourceTag` sees. */
  readonly tags: Readonly<Record<string, string>>;
  /** Absent where it has none. */
  readonly policy?: Policy;
  /** ARN of the customer key that encrypts it; absent where AWS's own does. */
  readonly keyArn?: string;
}

/** What a key policy's reader must know beside it. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
export interface Grant {
  readonly keyArn: string;
  readonly granteeArn: string;
  readonly retiringArn?: string;
  readonly operations: readonly string[];
  /** Encryption contexts must equal it, or hold it. */
  readonly constraint?: {
    readonly kind: "equals" | "subset";
    readonly context: Readonly<Record<string, string>>;
  };
  readonly place: Place;
}

/** A name of a key in its account and region. */
export interface KeyAlias {
  /** `alias/acme-artifacts` */
  readonly name: string;
  readonly arn: string;
  readonly keyArn: string;
}

/** A policy that speaks of a region's log groups, of whatever name. */
export interface LogResourcePolicy extends Policy {
  readonly place: Place;
}
