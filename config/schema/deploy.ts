import * as z from "zod";
import type { TargetKind } from "../targets/deploy";
import { ecs, ecsFields } from "../targets/ecs/schema";
import { lambda, lambdaFields } from "../targets/lambda/schema";
import { servers, serversFields } from "../targets/servers/schema";
import { website, websiteFields } from "../targets/website/schema";
import { object } from "./values";

const TARGETS = {
  ecs: ecs.optional(),
  lambda: lambda.optional(),
  servers: servers.optional(),
  website: website.optional(),
} satisfies Record<TargetKind, z.ZodType>;

/** What a service is deployed to; `../rules/target.ts` sees to it that it is exactly one. */
export const deploy = object(TARGETS)
  .describe("What the service is deployed to: exactly one target.")
  .meta({ minProperties: 1, maxProperties: 1 });

/** What an environment may override, by the kind of the service's target: two kinds may have a field of one name. */
export const TARGET_OVERRIDES = {
  ecs: object(ecsFields).partial(),
  lambda: object(lambdaFields).partial(),
  servers: object(serversFields).partial(),
  website: object(websiteFields).partial(),
} satisfies Record<TargetKind, z.ZodType>;

/** A target's fields for one environment as they were written; `../overrides.ts` reads them as the target's own. */
export const overrides = z
  .unknown()
  .describe("Fields of the service's target that differ in this environment.")
  .meta({ anyOf: Object.values(TARGET_OVERRIDES).map(schemaOf) });

/** For editors: whatever one of the targets takes. */
function schemaOf(target: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(target, { target: "draft-7", io: "input" });
  return schema;
}

export type DeployInput = z.output<typeof deploy>;
/** By kind of target. */
export type OverridesInput = { readonly [Kind in TargetKind]: z.output<(typeof TARGET_OVERRIDES)[Kind]> };
