import type * as z from "zod";
import type { SourceKind } from "../source";
import { codecommit } from "../sources/codecommit/schema";
import { github } from "../sources/github/schema";
import { s3 } from "../sources/s3/schema";
import { object } from "./values";

const SOURCES = {
  github: github.optional(),
  codecommit: codecommit.optional(),
  s3: s3.optional(),
} satisfies Record<SourceKind, z.ZodType>;

/** Every kind of source, by its key. */
export const SOURCE_KINDS = Object.keys(SOURCES);

/** Where the code comes from; `../rules/source.ts` sees to it that it is exactly one. */
export const source = object(SOURCES)
  .describe("Where the code comes from: exactly one source.")
  .meta({ minProperties: 1, maxProperties: 1 });

export type SourceInput = z.output<typeof source>;
