/** Signing in to accounts by roles of theirs, from the credentials of whoever runs this: AWS's own way, profiles that assume roles. */
import { devNull } from "node:os";
import { join } from "node:path";
import { Failure } from "./failure";
import { writeForOwner } from "./owner-file";

/** An account's role, and the profile in whose name Terraform asks for credentials. */
export interface RoleProfile {
  readonly profile: string;
  readonly roleArn: string;
  readonly region: string;
}

/** Name of the profile that assumes the roles. */
const CALLER = "slipway-caller";

/**
 * Variables of a Terraform process that signs in to an account by its role, by profile. They name a configuration file that is written
 * into `folder`, and hide what else would give credentials.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
 * @throws Failure when the environment has no credentials
 */
export async function roleVariables(
  profiles: readonly RoleProfile[],
  session: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, NodeJS.ProcessEnv>> {
  const file = join(folder, "aws-roles");
  const { caller, source } = await callerOf(env);
  const lines = profiles.map(({ profile, roleArn, region }) =>
    section(profile, { role_arn: roleArn, ...source, role_session_name: session, region }),
  );
  writeForOwner(file, [...caller, ...lines].join("\n"));
  const hidden = {
    AWS_CONFIG_FILE: file,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  };
  return new Map(profiles.map(({ profile }) => [profile, { ...hidden, AWS_PROFILE: profile }]));
}

interface Caller {
  /** Sections of the configuration file. */
  readonly caller: readonly string[];
  /** Where a profile that assumes a role takes its credentials from. */
  readonly source: Readonly<Record<string, string>>;
}

/** A build's credentials are asked for again when they end; any others are taken as they are now. */
async function callerOf(env: NodeJS.ProcessEnv): Promise<Caller> {
  const hasKeys = env.AWS_ACCESS_KEY_ID !== undefined || env.AWS_PROFILE !== undefined;
  if (!hasKeys && env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
    return { caller: [], source: { credential_source: "EcsContainer" } };
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  const keys = await fromNodeProviderChain()().catch((error: unknown) => {
    throw new Failure(
      `--role needs credentials in the environment, and there are none: ${error instanceof Error ? error.message : String(error)}\n` +
        "Sign in as the role that may assume it (aws sso login, AWS_PROFILE, …).",
    );
  });
  const caller = section(CALLER, {
    aws_access_key_id: keys.accessKeyId,
    aws_secret_access_key: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && { aws_session_token: keys.sessionToken }),
  });
  return { caller: [caller], source: { source_profile: CALLER } };
}

function section(profile: string, settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return [`[profile ${profile}]`, ...lines, ""].join("\n");
}
