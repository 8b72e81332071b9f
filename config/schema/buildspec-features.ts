/** What a build can have because its buildspec says how: `cache` which paths, `batch` which builds. */
import { COMPUTE_NAMES, compute, timeoutMinutes } from "./machine";
import { choice, integer, list, object } from "./values";

const CACHE_MODES = ["docker-layer", "custom"] as const;

export const cache = object({
  type: choice(["s3", "local"]).describe(
    "s3: in a bucket of the tools account, for every build. local: on the machine, if the next build gets the same.",
  ),
  modes: list(choice(CACHE_MODES), { min: 1, max: CACHE_MODES.length, of: CACHE_MODES.join(", ") })
    .optional()
    .describe(
      "What a local cache keeps: docker-layer, or custom, the paths of the buildspec. Default: custom, with docker both.",
    ),
}).describe("What a build finds of the one before, apart for releases and pull requests. Default: nothing.");

export const batch = object({
  timeoutMinutes: timeoutMinutes()
    .default(120)
    .describe("Minutes after which the whole batch is stopped: 5 to 2160. Default: 120."),
  maxBuilds: integer(1, 100).default(10).describe("Builds that a batch may have: 1 to 100. Default: 10."),
  computeTypes: list(compute(), { min: 1, max: COMPUTE_NAMES.length, of: "compute types" })
    .optional()
    .describe("What the builds of a batch may run on. Default: anything."),
}).describe("Several builds for one, as the buildspec's batch says. Default: one build.");
