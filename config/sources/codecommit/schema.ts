import { roleArn } from "../../schema/arn";
import { branch } from "../../schema/branch";
import { flag, integer, list, object, text } from "../../schema/values";

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

/** A repository of CodeCommit in the tools account. */
export const codecommit = object({
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
