import { devNull } from "node:os";
import { Failure } from "./failure";

/** Of no use, or harmful, to a Terraform that is driven by a program. */
const NEVER = /^TF_(DATA_DIR|INPUT)$/;
/** What could reach an account, or pick a state, behind an offline run's back. */
const NOT_OFFLINE = /^(AWS_|TF_WORKSPACE$|TF_CLI_ARGS)/;
/** Arguments that have no bearing on what a run reads and does. */
const HARMLESS = /^--?(parallelism=\d+|lock-timeout=\w+|no-color|compact-warnings)$/;

/**
 * The environment of a Terraform process: the user's, made quiet and non-interactive. Offline it holds no
 * credentials and names no file that does.
 * @throws Failure when it would have an online run do something else than Slipway says
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv, offline: boolean): NodeJS.ProcessEnv {
  const refused = offline ? [] : refusedVariables(env);
  if (refused.length > 0) throw bending(refused);
  const kept = Object.entries(env).filter(
    ([name]) => !NEVER.test(name) && !(offline && NOT_OFFLINE.test(name)),
  );
  return {
    ...Object.fromEntries(kept),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    ...(offline && {
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: "true",
    }),
  };
}

/**
 * Names of the variables with which no run online begins: they would have Terraform work on another state than the
 * stack's, hand it arguments (`-target`, `-lock=false`) that nobody sees, or take a provider that no lock file names.
 * https://developer.hashicorp.com/terraform/cli/config/environment-variables
 */
export function refusedVariables(env: NodeJS.ProcessEnv): string[] {
  const bends = ([name, value = ""]: [string, string | undefined]) => {
    if (name === "TF_WORKSPACE") return value !== "" && value !== "default";
    if (name === "TF_REATTACH_PROVIDERS") return value !== "";
    const words = value.split(/\s+/).filter((word) => word !== "");
    return /^TF_CLI_ARGS(_|$)/.test(name) && !words.every((word) => HARMLESS.test(word));
  };
  return Object.entries(env)
    .filter(bends)
    .map(([name]) => name);
}

function bending(names: readonly string[]): Failure {
  return new Failure(
    `the environment would have Terraform do something else than Slipway says: ${names.join(", ")}\n` +
      "TF_WORKSPACE picks another state, TF_REATTACH_PROVIDERS another provider than the lock file's; in TF_CLI_ARGS… only -parallelism=N, -lock-timeout=T, -no-color and -compact-warnings may stand.\n" +
      `Nothing was done. Run this again after: unset ${names.join(" ")}`,
  );
}
