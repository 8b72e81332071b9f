import * as z from "zod";
import { buildspecPath, image } from "./build";
import { batch, cache } from "./buildspec-features";
import { compute, timeoutMinutes } from "./machine";
import { checkReports } from "./reports";
import { runtimeVersions } from "./runtime-versions";
import { named, object, quotable } from "./values";
import { variables } from "./variables";

const command = z
  .string({ error: quotable("a shell command", () => true) })
  .regex(/\S/, { error: "a shell command" })
  .describe("A shell command; exit status 0 is success.");

const ALLOWED = "a list of at least one shell command";

export const commands = z.array(command, { error: ALLOWED }).min(1, { error: ALLOWED });

const SAYS = { cache: "which paths are kept", batch: "which builds there are" };

const check = object({
  commands: commands
    .optional()
    .describe("Shell commands, run one after the other from the top of the repository."),
  buildspec: buildspecPath()
    .optional()
    .describe("Path of a buildspec in the repository, instead of commands."),
  runtimeVersions: runtimeVersions.optional(),
  compute: compute().optional().describe("What it runs on. Default: small."),
  image: image()
    .optional()
    .describe("The image it runs in. Default: the build's where it fits the compute, else CodeBuild's own."),
  environment: variables
    .default({})
    .describe(
      "Environment variables, beside none of the build's; pull requests get those alone that are written out.",
    ),
  timeoutMinutes: timeoutMinutes()
    .optional()
    .describe("Minutes after which it is stopped. Default: the build's."),
  cache: cache.optional(),
  batch: batch.optional(),
  reports: checkReports.default({}).describe("Report groups, at most five. Default: none."),
})
  .superRefine((value, context) => {
    if ((value.commands === undefined) === (value.buildspec === undefined))
      context.addIssue({ code: "custom", message: "; allowed: either commands or buildspec" });
    for (const field of ["cache", "batch"] as const) {
      if (value.commands !== undefined && value[field] !== undefined)
        context.addIssue({
          code: "custom",
          path: [field],
          message: ` beside commands; allowed beside a buildspec, whose ${field} says ${SAYS[field]}`,
        });
    }
    if (value.buildspec !== undefined && value.runtimeVersions !== undefined)
      context.addIssue({
        code: "custom",
        path: ["runtimeVersions"],
        message: " beside a buildspec, which says its own in phases.install; allowed beside commands",
      });
    for (const [name, { files, format, baseDirectory }] of Object.entries(value.reports)) {
      const message =
        value.commands === undefined
          ? "; allowed beside a buildspec, which says where results are: type alone"
          : "; allowed beside commands: one with files";
      const says = [files, format, baseDirectory].some((field) => field !== undefined);
      if (value.commands === undefined ? says : files === undefined)
        context.addIssue({ code: "custom", path: ["reports", name], message });
    }
  })
  .meta({ oneOf: [{ required: ["commands"] }, { required: ["buildspec"] }] });

/** Builds of their own that run beside each other and must exit 0. */
export const checks = named(check, "checks");
