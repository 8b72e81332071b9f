import type { CodecommitSource } from "./sources/codecommit/repository";
import type { GithubSource } from "./sources/github/repository";
import type { S3Source } from "./sources/s3/object";

/** Where a service's code comes from, with its fields, by its key below `source` in the configuration. */
export interface Sources {
  readonly github: GithubSource;
  readonly codecommit: CodecommitSource;
  readonly s3: S3Source;
}

export type SourceKind = keyof Sources;
export type Source = Sources[SourceKind];
