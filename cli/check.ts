import { Command } from "commander";
import type { Config } from "../config/config";
import { layoutOf } from "../config/layout";
import { loadWithWarnings } from "../config/load";
import { ConfigError, formatWarning } from "../config/problem";
import { configFileOf, type GlobalOptions } from "./options";
import { count, print, printJson, tell } from "./output";

interface CheckOptions extends GlobalOptions {
  readonly json?: boolean;
}

const HELP = `
Reads the configuration and nothing else. Every problem is shown at once, each
with its place (file:line:column), its path, what was found, what is allowed.
Warnings say what is allowed and likely to surprise; they go to stderr.

Examples:
  npx slipway check
  npx slipway check --config production.yaml
  npx slipway check --json | jq -r '.problems[].message'

Exit status: 0 sound, 1 not.`;

/** `slipway check`: the configuration alone. */
export function checkCommand(): Command {
  return new Command("check")
    .description("check the configuration, and nothing else")
    .option("--json", "print { ok, problems, warnings } as JSON")
    .addHelpText("after", HELP)
    .action((_options, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const file = configFileOf(options);
      if (options.json) printJson(checkJson(file));
      else checkText(file);
    });
}

/** Warnings, and what the file describes. Throws ConfigError. */
function checkText(file: string): void {
  const { config, warnings } = loadWithWarnings(file);
  for (const warning of warnings) tell(formatWarning(warning));
  print(`${file}: ${describe(config)}`);
}

function describe(config: Config): string {
  const parts = [
    count(config.services.length, "service"),
    count(config.environments.length, "environment"),
    count(layoutOf(config).length, "stack"),
  ];
  return parts.join(", ");
}

/** Problems and warnings as data; sets the exit status. */
function checkJson(file: string): object {
  try {
    return { ok: true, problems: [], warnings: loadWithWarnings(file).warnings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.exitCode = 1;
    return { ok: false, problems: error.problems, warnings: [] };
  }
}
