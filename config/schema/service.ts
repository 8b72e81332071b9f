import { build } from "./build";
import { checks } from "./checks";
import { deploy } from "./deploy";
import { pipeline } from "./pipeline";
import { release } from "./release";
import { source } from "./source";
import { triggers } from "./triggers";
import { named, object } from "./values";

/** What is delivered: one pipeline, and one more for pull requests. */
export const service = object({
  source,
  triggers: triggers.prefault({}),
  pipeline: pipeline.prefault({}),
  build: build.prefault({}),
  checks: checks
    .default({})
    .describe("Checks of the code, run beside each other before any deployment; each must exit 0."),
  deploy,
  environments: named(release, "what differs there ({} for nothing)", { min: 1 })
    .optional()
    .describe(
      "Where the service is released, and what differs there. Left out: every environment, with the defaults.",
    ),
}).describe("A service, delivered by a pipeline of its own.");
