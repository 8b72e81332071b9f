/** Patterns of branches, and of changed files; no paths: every file. No branches: the source knows of none. */
export interface EventFilter {
  readonly branches: readonly string[];
  readonly paths: readonly string[];
}

/** A clock that starts a pipeline. */
export interface Schedule {
  /** `cron(…)` or `rate(…)`. */
  readonly expression: string;
  /** IANA's name, such as Europe/Berlin. */
  readonly timezone: string;
}

/** What starts the pipelines. */
export interface Triggers {
  /** Absent: no push to a branch is released. */
  readonly push?: EventFilter;
  /** Patterns of tags whose push is released. */
  readonly tags: readonly string[];
  /** Absent: no pipeline for pull requests. */
  readonly pullRequest?: EventFilter;
  /** Absent: no clock starts a release. */
  readonly schedule?: Schedule;
}
