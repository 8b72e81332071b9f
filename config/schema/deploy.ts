import { ecs, ecsFields } from "./targets/ecs";
import { website, websiteFields } from "./targets/website";
import { object } from "./values";

/** What a service is deployed to; `../rules/target.ts` sees to it that it is exactly one. */
export const deploy = object({ ecs: ecs.optional(), website: website.optional() })
  .describe("What the service is deployed to: exactly one target.")
  .meta({ minProperties: 1, maxProperties: 1 });

/** The fields of each kind of target, for what an environment may override. */
export const TARGET_FIELDS = { ecs: ecsFields, website: websiteFields };

/** A target's fields for one environment; `../rules/override.ts` refuses those of another kind of target. */
export const overrides = object({ ...ecsFields, ...websiteFields })
  .partial()
  .describe("Fields of the service's target that differ in this environment.");
