import { RUNNERS } from "../pipeline";
import { codecommit } from "../sources/codecommit/schema";
import { github } from "../sources/github/schema";
import { image } from "./build";
import { commands } from "./checks";
import { approval } from "./environment";
import { compute, timeoutMinutes } from "./machine";
import { subject } from "./pipeline";
import { choice, exactlyOne, flag, integer, object } from "./values";
import { secretReference } from "./variables";

const source = object({ github: github.optional(), codecommit: codecommit.optional() })
  .superRefine(exactlyOne("github", "codecommit"))
  .describe("The repository that holds this file: exactly one source.")
  .meta({ minProperties: 1, maxProperties: 1 });

/** What judges a revision of Slipway's own repository, where nobody says otherwise. */
const CHECKS = ["npx slipway check", "npx slipway synth", "npm run lint", "npm test", "npx slipway access"];

const build = object({
  compute: compute().default("medium").describe("What checks, plans and applies run on."),
  image: image()
    .optional()
    .describe(
      "The image they run in; it needs Node.js and the AWS CLI. Default: CodeBuild's own for the compute.",
    ),
  timeoutMinutes: timeoutMinutes()
    .default(60)
    .describe("Minutes after which a check, a plan or an apply is stopped: 5 to 2160."),
}).describe("The machines that check, plan and apply.");

/** How Slipway's own stacks are delivered. */
export const infrastructure = object({
  runner: choice(RUNNERS)
    .default("codepipeline")
    .describe(
      "Who plans and applies. codepipeline: a pipeline in the tools account; github-actions: the workflows in .github/workflows, by roles that bootstrap makes for them.",
    ),
  source,
  subject: subject()
    .optional()
    .describe(
      "With github-actions: how the subjects of the repository's tokens begin. Repositories made since June 2026 have ids in it. Default: repo: and the repository.",
    ),
  pullRequests: flag()
    .default(true)
    .describe(
      "Whether pull requests into the branch are checked, planned and reviewed; nothing of theirs is applied.",
    ),
  checks: commands.default(CHECKS).describe("Shell commands that must exit 0 before anything is planned."),
  approval: approval
    .optional()
    .describe(
      "Who is told that a review waits for a yes, and for how long it does. With codepipeline there always is one. Default: nobody is told, seven days.",
    ),
  build: build.prefault({}),
  commentToken: secretReference()
    .optional()
    .describe(
      "A secret of the tools account with a token of GitHub's that may write comments in the repository: with codepipeline, reviews of pull requests are written there. Left out: they stand in the build's log.",
    ),
  planDays: integer(1, 365)
    .default(30)
    .describe("Days until a saved plan is deleted: 1 to 365. Default: 30."),
}).describe(
  "How what this file describes is itself delivered: planned, reviewed, applied account by account. Left out: people do it.",
);
