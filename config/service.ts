import type { Build } from "./build";
import type { Check } from "./check";
import type { Pipeline } from "./pipeline";
import type { Release } from "./release";
import type { Source } from "./source";
import type { Triggers } from "./triggers";

/** What is delivered: one pipeline, and one more for pull requests. */
export interface Service {
  readonly name: string;
  readonly source: Source;
  readonly triggers: Triggers;
  readonly pipeline: Pipeline;
  readonly build: Build;
  readonly checks: readonly Check[];
  /** In the order of promotion. */
  readonly releases: readonly Release[];
}
