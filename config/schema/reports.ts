import type * as z from "zod";
import { choice, list, named, object, text } from "./values";

/** CodeBuild's limit for a project. */
const MOST = 5;

/**
 * Formats in CodeBuild's words; the first of each is the default.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.reports
 */
export const REPORT_FORMATS = {
  test: ["JUNITXML", "CUCUMBERJSON", "NUNITXML", "NUNIT3XML", "TESTNGXML", "VISUALSTUDIOTRX"],
  coverage: ["COBERTURAXML", "CLOVERXML", "JACOCOXML", "SIMPLECOV"],
} as const;

const type = choice(["test", "coverage"]).describe("test: results of tests. coverage: of code.");

/** Reports of a buildspec, which says itself where their files are. */
export const reports = named(object({ type }), "reports", { max: MOST });

const files = text(
  "a pattern of files inside the repository, such as reports/*.xml",
  /^(?![/~])[\w.@*?+ /-]+$/,
);

const written = object({
  type,
  files: list(files, { min: 1, max: 20, of: "patterns" })
    .optional()
    .describe(
      "Where the commands leave the results, such as reports/*.xml. With commands only, and then required.",
    ),
  format: choice([...REPORT_FORMATS.test, ...REPORT_FORMATS.coverage])
    .optional()
    .describe("Of the files. With commands only. Default: JUNITXML for test, COBERTURAXML for coverage."),
  baseDirectory: files
    .optional()
    .describe("What files is below. With commands only. Default: the repository's top."),
}).superRefine((value, context) => {
  const formats: readonly string[] = REPORT_FORMATS[value.type];
  if (value.format !== undefined && !formats.includes(value.format))
    context.addIssue({
      code: "custom",
      path: ["format"],
      message: ` with type ${value.type}; allowed: ${formats.join(", ")}`,
    });
});

/** Reports of commands, for which the buildspec is Slipway's; or of a buildspec. */
export const checkReports = named(written, "reports", { max: MOST });

/** A report as a check gives it. */
export type ReportInput = z.output<typeof written>;
