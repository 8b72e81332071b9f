/** A repository of CodeCommit in the tools account. */
export interface CodecommitSource {
  readonly kind: "codecommit";
  readonly repository: string;
  readonly branch: string;
  /** True: somebody else made the repository, and Slipway leaves it alone. */
  readonly existing: boolean;
  /** Absent: a pull request needs nobody's yes. */
  readonly approvals?: SourceApprovals;
  /** ARNs of the roles that may change the branch without a pull request. Absent: no branch protection. */
  readonly directPush?: readonly string[];
  /** ARNs of the roles to which the branch protection is attached. */
  readonly committers: readonly string[];
}

/** Whose yes a pull request into the source's branch needs. */
export interface SourceApprovals {
  readonly count: number;
  /** ARNs of roles; none: whoever may approve. */
  readonly members: readonly string[];
}
