import * as z from "zod";
import { policyArn, roleArn } from "./arn";
import { choice, object, quotable, text } from "./values";

const ACCOUNT = 'twelve digits in quotes, such as "111111111111"';

/** What every account has: the tools account and each environment. */
export const accountFields = {
  account: z
    .string({ error: quotable(ACCOUNT, () => true) })
    .regex(/^[0-9]{12}$/, { error: ACCOUNT })
    .describe("The AWS account's id: twelve digits, in quotes, because a leading zero is real."),
  profile: text("the name of a profile", /^[^\s[\]"']+$/)
    .optional()
    .describe(
      "Profile of the AWS configuration that Terraform signs in with, for provider and backend. With neither this nor assumeRole: the credentials of the environment.",
    ),
  assumeRole: roleArn()
    .optional()
    .describe(
      "ARN of a role in this account that Terraform assumes, for provider and backend. Not with profile.",
    ),
  permissionsBoundary: policyArn()
    .optional()
    .describe("ARN of the managed policy that bounds every role made in this account."),
  githubProvider: choice(["made", "existing"])
    .default("made")
    .describe(
      "The account's OpenID Connect provider for GitHub Actions, where a service is released by them: made by Slipway, or existing, since an account has one.",
    ),
};

export const tools = object(accountFields).describe(
  "The tools account: source, builds, pipelines and artifacts live here.",
);
