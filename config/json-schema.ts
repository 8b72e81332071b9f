import * as z from "zod";
import { configSchema } from "./schema/config";

/**
 * The JSON Schema of slipway.yaml, for editors: draft 7, the newest that yaml-language-server knows whole. It says
 * what a field is on its own; `rules/` holds what a schema can't say.
 */
export function jsonSchema(): object {
  return z.toJSONSchema(configSchema, { target: "draft-7", io: "input" });
}

/** The text of `config/slipway.schema.json`. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}
