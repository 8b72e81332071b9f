/** A repository at GitHub, reached by a connection. */
export interface GithubSource {
  readonly kind: "github";
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** A connection that exists; absent: Slipway makes one for the organization. */
  readonly connectionArn?: string;
}
