import type { Account } from "../config/config";
import type { SignInTarget } from "../runner/sign-in";

/** How Terraform and the SDK sign in to an account of the configuration. */
export function signInTarget({ id, region, credentials }: Account): SignInTarget {
  return {
    accountId: id,
    region,
    ...(credentials.kind === "profile" && { profile: credentials.profile }),
    ...(credentials.kind === "assume-role" && { roleArn: credentials.roleArn }),
  };
}
