import type { Run } from "./build";

/** Versions of languages, by CodeBuild's names of runtimes. */
export type RuntimeVersions = Readonly<Record<string, string>>;

/** Shell commands, run from the top of the repository. */
export interface Commands {
  readonly commands: readonly string[];
  /** Absent: what the image has by default. */
  readonly runtimeVersions?: RuntimeVersions;
}

/** A build of its own that must exit 0. */
export interface Check extends Run {
  readonly name: string;
  /** Shell commands, or the path of a buildspec in the repository. */
  readonly steps: Commands | { readonly buildspec: string };
}
