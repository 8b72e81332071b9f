import type { CodecommitSource } from "./sources/codecommit/repository";
import type { GithubSource } from "./sources/github/repository";

/** Where a service's code comes from, with its fields, by its key below `source` in the configuration. */
export interface Sources {
  readonly github: GithubSource;
  readonly codecommit: CodecommitSource;
}

export type SourceKind = keyof Sources;
export type Source = Sources[SourceKind];
