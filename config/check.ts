import type { Run } from "./build";

/** A build of its own that must exit 0. */
export interface Check extends Run {
  readonly name: string;
  /** Shell commands, or the path of a buildspec in the repository. */
  readonly steps: { readonly commands: readonly string[] } | { readonly buildspec: string };
}
