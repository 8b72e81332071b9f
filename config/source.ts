/** Where a service's code comes from. One member is set. */
export interface Source {
  readonly kind: "github";
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** A connection that exists; absent: Slipway makes one for the organization. */
  readonly connectionArn?: string;
}
