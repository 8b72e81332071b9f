import type { Place } from "./arn";

/** Where a pipeline's artifacts lie: the account and region of the bucket and of its key. */
export interface ArtifactPlace extends Place {
  readonly bucketArn: string;
  /** The pipeline's objects lie under `<prefix>/`. */
  readonly prefix: string;
}

/** The same for who knows the key by its alias. */
export interface ArtifactLocation extends ArtifactPlace {
  /** Alias of the key that encrypts the bucket, beginning with `alias/`. */
  readonly keyAlias: string;
}

/** Who outside the tools account reads artifacts, as the bucket's and the key's policy need it. */
export type ArtifactReader =
  /**
   * Roles that Slipway makes in an account, by path, each limited to the prefix in its tag: deploy roles, or those that
   * servers run as.
   */
  | {
      readonly kind: "deploy-roles" | "instance-roles";
      readonly name: string;
      readonly place: Place;
    }
  /** A role that somebody else made; without a prefix it reads everything. */
  | {
      readonly kind: "role";
      /** Tells the statements about it apart. */
      readonly name: string;
      readonly place: Place;
      readonly arn: string;
      readonly prefix?: string;
    };
