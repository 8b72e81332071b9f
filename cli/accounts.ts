import type { Account, Config } from "../config/config";
import { nearest } from "../config/nearest";
import { Failure } from "../runner/failure";
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

/**
 * The accounts of those names, in the configuration's order.
 * @throws Failure for a name that isn't there, with the nearest one and all there are, and where there is no name
 */
export function selectAccounts(config: Config, names: readonly string[]): Account[] {
  const accounts = [config.tools, ...config.environments];
  const known = accounts.map(({ name }) => name);
  const all = `Accounts: ${known.join(", ")}`;
  if (names.length === 0) throw new Failure(`which account? Name one, or several\n${all}`);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return accounts.filter(({ name }) => names.includes(name));
  const lines = unknown.map((name) => {
    const near = nearest(name, known);
    return `no account is called ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${near}?`}`;
  });
  throw new Failure(`${lines.join("\n")}\n${all}`);
}
