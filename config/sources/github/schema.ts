import { connectionArn } from "../../schema/arn";
import { branch } from "../../schema/branch";
import { object, text } from "../../schema/values";

/** A repository at GitHub, reached by a connection. */
export const github = object({
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
