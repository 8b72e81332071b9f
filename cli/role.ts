/** Signing in to each stack's account by the role that bootstrap made there. */
import { type Command, Option } from "commander";
import type { Account, Config } from "../config/config";
import { infrastructureRoleArn } from "../config/infrastructure-roles";
import { layoutOf } from "../config/layout";
import { Failure } from "../runner/failure";
import { roleVariables } from "../runner/role-profiles";
import { type Session, withVariables } from "../runner/session";

export type RoleName = "plan" | "apply";

export interface RoleOptions {
  readonly role?: RoleName;
}

/** Adds `--role`. */
export function withRole(command: Command): Command {
  return command.addOption(
    new Option(
      "--role <role>",
      "sign in to each account by the role of that name that bootstrap made for infrastructure (default: as the configuration says)",
    ).choices(["plan", "apply"]),
  );
}

/** The session of a stack, by the stack's name. */
export type SessionOf = (stack: string) => Session;

/**
 * Whoever runs Terraform for a stack.
 * @throws Failure when roles are asked for that the configuration doesn't have
 */
export async function signedInBy(
  session: Session,
  config: () => Config,
  { role }: RoleOptions,
): Promise<SessionOf> {
  if (role === undefined) return () => session;
  const described = config();
  if (!described.infrastructure) {
    throw new Failure(
      `--role ${role}: the configuration has no infrastructure, so no account has such a role\n` +
        "Describe it under infrastructure, and run `slipway bootstrap` in every account; or leave out --role.",
    );
  }
  const accounts = [described.tools, ...described.environments];
  const profiles = accounts.map((account) => ({
    profile: profileOf(account),
    roleArn: infrastructureRoleArn(described, account, role),
    region: account.region,
  }));
  const variables = await roleVariables(profiles, `slipway-${role}`, session.scratch, process.env);
  const owners = new Map(layoutOf(described).map(({ name, account }) => [name, account]));
  return (stack) => {
    const account = owners.get(stack);
    if (!account)
      throw new Failure(`${stack} is no stack of the configuration, so no account's role plans it`);
    return withVariables(session, { ...patience(process.env), ...variables.get(profileOf(account)) });
  };
}

/**
 * Nobody sits by who could try again: a pull request is planned when it likes, and holds the lock of a state meanwhile. What the
 * environment says comes behind, and counts.
 */
function patience(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const patient = (name: string) => [name, `-lock-timeout=10m ${env[name] ?? ""}`.trim()];
  return Object.fromEntries(["TF_CLI_ARGS_plan", "TF_CLI_ARGS_apply"].map(patient));
}

/** What an account's stacks name, if they name one. */
function profileOf({ name, credentials }: Account): string {
  return credentials.kind === "profile" ? credentials.profile : `slipway-${name}`;
}
