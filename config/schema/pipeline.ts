import * as z from "zod";
import { PIPELINE_MODES, RUNNERS } from "../pipeline";
import { choice, object, quotable, text } from "./values";
import { VARIABLE_NAME } from "./variables";

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineVariableDeclaration.html */
const MAX_VARIABLES = 50;
const VALUE = "text of 1 to 1000 characters on one line";
const value = z
  .string({ error: quotable(VALUE, () => true) })
  .regex(/^.{1,1000}$/, { error: VALUE })
  .describe("What it is in every release that a push starts, and where nobody says otherwise.");

const DESCRIPTION = "text of at most 200 characters on one line";
const described = object({
  default: value,
  description: z
    .string({ error: quotable(DESCRIPTION, () => true) })
    .regex(/^.{0,200}$/, { error: DESCRIPTION })
    .optional()
    .describe("Shown to who starts a release by hand."),
});

const ALLOWED = "text, or a mapping (keys: default, description)";
const variables = z
  .record(z.string(), z.union([value, described], { error: quotable(ALLOWED, () => true) }), {
    error: "a mapping from names to values",
  })
  .superRefine((entries, context) => {
    const { length } = Object.keys(entries);
    if (length > MAX_VARIABLES)
      context.addIssue({ code: "custom", message: ` of ${length}; allowed: at most ${MAX_VARIABLES}` });
  })
  .meta({ maxProperties: MAX_VARIABLES, propertyNames: { pattern: VARIABLE_NAME.source } });

/** https://docs.github.com/en/actions/reference/security/oidc */
export function subject() {
  return text("repo: and a repository, such as repo:acme/orders", /^repo:[\w.@-]+\/[\w.@-]+$/, 200);
}

export const pipeline = object({
  runner: choice(RUNNERS)
    .default("codepipeline")
    .describe(
      "Who builds and releases. codepipeline: AWS CodePipeline, in the tools account; github-actions: a workflow in the service's repository, by roles that Slipway makes for it.",
    ),
  subject: subject()
    .optional()
    .describe(
      "With github-actions: how the subjects of the repository's tokens begin. Repositories made since June 2026 have ids in it. Default: repo: and the repository.",
    ),
  mode: choice(PIPELINE_MODES)
    .default("queued")
    .describe(
      "What a newer release does while another is on its way. queued: waits its turn; superseded: takes the place of one that waits before a stage; parallel: goes beside it.",
    ),
  variables: variables
    .default({})
    .describe(
      "Variables that whoever starts a release may set: #{variables.NAME} in approvals and conditions, $NAME in builds, checks and verifications.",
    ),
}).describe("How releases go through the service's pipeline.");
