/** AWS's own SDK, signed in as a stack's provider is: for what Terraform can't tell, such as whether a bucket exists. */
import type { STSClientConfig } from "@aws-sdk/client-sts";
import { Failure } from "../failure";
import type { SignInTarget } from "../sign-in";

type Credentials = NonNullable<STSClientConfig["credentials"]>;

/** What every client of the SDK is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly credentials: Credentials;
}

/**
 * Signs in to an account and makes sure that it is the right one (STS GetCallerIdentity), as `allowed_account_ids`
 * does for Terraform.
 * @throws Failure when there are no credentials, or they belong to another account
 */
export async function clientSettings(target: SignInTarget): Promise<ClientSettings> {
  // The version of the SDK that is pinned here runs on Node 20; what later ones ask for is nobody's concern at work.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { accountId, region } = target;
  const credentials = await credentialsOf(target);
  const sts = new STSClient({ region, credentials });
  const identity = await sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw new Failure(
      `AWS doesn't let us into account ${accountId} with ${describe(target)}: ${error instanceof Error ? error.message : String(error)}\n` +
        "Sign in (aws sso login, AWS_PROFILE, …), or set profile or assumeRole of the account in the configuration.",
    );
  });
  if (identity.Account === accountId) return { region, credentials };
  throw new Failure(
    `${describe(target)} belongs to account ${identity.Account}; this is about account ${accountId}\n` +
      "Set profile or assumeRole of the account in the configuration, or AWS_PROFILE.",
  );
}

async function credentialsOf({ region, profile, roleArn }: SignInTarget): Promise<Credentials> {
  const { fromIni, fromNodeProviderChain, fromTemporaryCredentials } = await import(
    "@aws-sdk/credential-providers"
  );
  if (profile !== undefined) return fromIni({ profile });
  if (roleArn === undefined) return fromNodeProviderChain();
  return fromTemporaryCredentials({
    params: { RoleArn: roleArn, RoleSessionName: "slipway" },
    clientConfig: { region },
  });
}

function describe({ profile, roleArn }: SignInTarget): string {
  if (profile !== undefined) return `profile ${profile}`;
  if (roleArn !== undefined) return `role ${roleArn}`;
  return "the environment's credentials";
}
