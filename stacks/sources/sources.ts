import type { SourceKind } from "../../config/config";
import { codecommitServiceSource } from "./codecommit-source";
import { githubServiceSource } from "./github-source";
import { s3ServiceSource } from "./s3-source";
import type { SourceMaker } from "./source";

/** Every kind of source, by its key below `source` in the configuration. */
export const SOURCES: Readonly<Record<SourceKind, SourceMaker>> = {
  github: githubServiceSource,
  codecommit: codecommitServiceSource,
  s3: s3ServiceSource,
};
