/** What starts the pipelines. */
export interface Triggers {
  /** Absent: every push to the source's branch. */
  readonly push: { readonly branches: readonly string[]; readonly paths: readonly string[] };
  /** Absent: no pipeline for pull requests. */
  readonly pullRequest?: { readonly branches: readonly string[]; readonly paths: readonly string[] };
}
