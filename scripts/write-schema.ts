// Writes config/slipway.schema.json from the schema in config/schema; run by `npm run schema`.
import { writeFileSync } from "node:fs";
import { jsonSchemaText } from "../config/json-schema";

writeFileSync("config/slipway.schema.json", jsonSchemaText());
