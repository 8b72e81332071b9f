import type * as z from "zod";
import type { TargetKind } from "../targets/deploy";
import { ecs, ecsFields } from "../targets/ecs/schema";
import { website, websiteFields } from "../targets/website/schema";
import { object } from "./values";

const TARGETS = { ecs: ecs.optional(), website: website.optional() } satisfies Record<TargetKind, z.ZodType>;

/** What a service is deployed to; `../rules/target.ts` sees to it that it is exactly one. */
export const deploy = object(TARGETS)
  .describe("What the service is deployed to: exactly one target.")
  .meta({ minProperties: 1, maxProperties: 1 });

/** The fields of each kind of target, for what an environment may override. */
export const TARGET_FIELDS = { ecs: ecsFields, website: websiteFields } satisfies Record<TargetKind, object>;

/** A target's fields for one environment; `../rules/override.ts` refuses those of another kind of target. */
export const overrides = object({ ...TARGET_FIELDS.ecs, ...TARGET_FIELDS.website })
  .partial()
  .describe("Fields of the service's target that differ in this environment.");

export type DeployInput = z.output<typeof deploy>;
export type OverridesInput = z.output<typeof overrides>;
