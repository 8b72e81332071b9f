import type { SourceKind } from "../../config/config";
import { codecommitServiceSource } from "./codecommit-source";
import { githubServiceSource } from "./github-source";
import type { SourceMaker } from "./source";

/** Every kind of source, by its key below `source` in the configuration. */
export const SOURCES: Readonly<Record<SourceKind, SourceMaker>> = {
  github: githubServiceSource,
  codecommit: codecommitServiceSource,
};
