import type { Source, Sources } from "../source";
import { codecommit } from "./codecommit/codecommit";
import { github } from "./github/github";
import { s3 } from "./s3/s3";
import type { SourceConfig } from "./source-config";

/** Every kind of source, by its key below `source` in the configuration. */
export const SOURCE_CONFIGS: { readonly [Kind in keyof Sources]: SourceConfig<Sources[Kind]> } = {
  github,
  codecommit,
  s3,
};

/** What the configuration knows of a service's source; it is only ever asked about sources of its own kind. */
export function sourceConfigOf(source: Source): SourceConfig {
  return SOURCE_CONFIGS[source.kind];
}
