import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { Account, Config } from "../config/config";

/** A provider that can't touch another account; with `elsewhere` an alias of that name, in another region. */
export function accountProvider(
  scope: Construct,
  id: string,
  config: Config,
  account: Account,
  elsewhere?: { readonly alias: string; readonly region: string },
): AwsProvider {
  return new AwsProvider(scope, id, {
    region: account.region,
    ...elsewhere,
    allowedAccountIds: [account.id],
    defaultTags: [{ tags: tagsOf(config, account) }],
    ...signIn(account),
  });
}

/** `slipway-…` tags tell what Slipway made, and for whom, from everything else in the account. */
function tagsOf(config: Config, account: Account): Record<string, string> {
  return {
    ...config.tags,
    "slipway-organization": config.organization,
    "slipway-account": account.name,
  };
}

function signIn({ credentials }: Account) {
  if (credentials.kind === "profile") return { profile: credentials.profile };
  if (credentials.kind === "assume-role") return { assumeRole: [{ roleArn: credentials.roleArn }] };
  return {};
}
