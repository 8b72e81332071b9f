import { devNull } from "node:os";

/** Of no use, or harmful, to a Terraform that is driven by a program. */
const NEVER = /^TF_(DATA_DIR|INPUT)$/;
/** What could reach an account, or pick a state, behind an offline run's back. */
const NOT_OFFLINE = /^(AWS_|TF_WORKSPACE$|TF_CLI_ARGS)/;

/**
 * The environment of a Terraform process: the user's, made quiet and non-interactive. Offline it holds no
 * credentials and names no file that does.
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv, offline: boolean): NodeJS.ProcessEnv {
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
