/** An option of a command, and whether it came. */
export interface OptionSeen {
  /** As it is written: `--offline`, `--no-synth`. */
  readonly flag: string;
  readonly given: boolean;
}

/** Set by `npm config set jobs` for building native modules, so it says nothing about our command line. */
const NPMS_OWN = new Set(["--jobs", "--no-color"]);

/**
 * The options that npm kept for itself: `npm run plan --offline` sets npm_config_offline and runs a plan without
 * `--offline`, which would ask real accounts.
 * @param command name of our command, which is the script's name too
 */
export function flagsTakenByNpm(
  command: string,
  options: readonly OptionSeen[],
  env: NodeJS.ProcessEnv,
): string[] {
  if (env.npm_lifecycle_event !== command) return [];
  return options
    .filter(({ flag, given }) => !given && !NPMS_OWN.has(flag) && npmHas(flag, env))
    .map(({ flag }) => flag);
}

/** npm hands a flag on as npm_config_<name>: `true` or its value, and an empty text for `--no-<name>`. */
function npmHas(flag: string, env: NodeJS.ProcessEnv): boolean {
  const negated = flag.startsWith("--no-");
  const value = env[`npm_config_${flag.replace(/^--(no-)?/, "").replaceAll("-", "_")}`];
  return negated ? value === "" : value !== undefined && value !== "";
}
