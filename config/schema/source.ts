import { connectionArn, roleArn } from "./arn";
import { flag, integer, list, object, text } from "./values";

const branch = text("the name of a branch", /^(?![-/])[^\s~^:?*[\]\\]+$/);

const github = object({
  repository: text("owner/name, such as acme/storefront", /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/)
    .describe("The repository as owner/name.")
    .meta({ examples: ["acme/storefront"] }),
  branch: branch.default("main").describe("The branch that is released."),
  connectionArn: connectionArn()
    .optional()
    .describe(
      "A connection to GitHub that exists, in the tools account and region. Left out: Slipway makes one, which a person must accept once in the console.",
    ),
}).describe("A repository at GitHub, reached by a connection.");

/** An approval rule template's content holds 3,000 characters, and each role takes two ARNs of it. */
const MAX_APPROVERS = 10;

const approvals = object({
  count: integer(1, 10).default(1).describe("How many must approve: 1 to 10. Default: 1."),
  members: list(roleArn(), { min: 0, max: MAX_APPROVERS, of: "role ARNs" })
    .default([])
    .describe(
      "ARNs of roles in the tools account whose approvals count, each session as one. Left out: those of whoever may approve.",
    ),
}).describe("What a pull request into the branch needs before it can be merged.");

const roles = (min: number) => list(roleArn(), { min, max: 20, of: "role ARNs" });

const codecommit = object({
  repository: text(
    "the name of a repository: at most 100 letters, digits and . _ -, not .git at the end",
    /^(?!.*\.git$)[\w.-]+$/,
    100,
  ).describe("The repository's name, in the tools account and region."),
  branch: branch.default("main").describe("The branch that is released."),
  existing: flag()
    .default(false)
    .describe(
      "true: somebody else made the repository, and Slipway leaves it alone. Default: Slipway makes it.",
    ),
  approvals: approvals.optional(),
  directPush: roles(0)
    .optional()
    .describe(
      "Branch protection: ARNs of the roles in the tools account that alone may change the branch without a pull request; [] for none. Left out: no protection.",
    ),
  committers: roles(1)
    .default([])
    .describe(
      "ARNs of roles in the tools account to which Slipway attaches the branch protection; others are bound by attaching it, or by a service control policy.",
    ),
}).describe("A repository of CodeCommit in the tools account.");

const SOURCE_FIELDS = { github: github.optional(), codecommit: codecommit.optional() };

/** Every kind of source, by its key. */
export const SOURCE_KINDS = Object.keys(SOURCE_FIELDS);

/** Where the code comes from; `../rules/source.ts` sees to it that it is exactly one. */
export const source = object(SOURCE_FIELDS)
  .describe("Where the code comes from: exactly one source.")
  .meta({ minProperties: 1, maxProperties: 1 });
