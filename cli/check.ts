import { Command } from "commander";
import { layoutOf } from "../config/layout";
import { loadConfig } from "../config/load";
import { ConfigError } from "../config/problem";
import { configFileOf, type GlobalOptions } from "./options";
import { count, print, printJson } from "./output";

interface CheckOptions extends GlobalOptions {
  readonly json?: boolean;
}

const HELP = `
Reads the configuration and nothing else. Every problem is shown at once, each
with its place (file:line:column), its path, what was found, what is allowed.

Examples:
  npx slipway check
  npx slipway check --config production.yaml
  npx slipway check --json | jq -r '.problems[].message'

Exit status: 0 sound, 1 not.`;

/** `slipway check`: the configuration alone. */
export function checkCommand(): Command {
  return new Command("check")
    .description("check the configuration, and nothing else")
    .option("--json", "print { ok, problems } as JSON")
    .addHelpText("after", HELP)
    .action((_options, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const file = configFileOf(options);
      if (options.json) printJson(checkJson(file));
      else print(checkLine(file));
    });
}

/** What the file describes, in one line. Throws ConfigError. */
function checkLine(file: string): string {
  const config = loadConfig(file);
  const parts = [
    count(config.services.length, "service"),
    count(config.environments.length, "environment"),
    count(layoutOf(config).length, "stack"),
  ];
  return `${file}: ${parts.join(", ")}`;
}

/** The problems as data; sets the exit status. */
function checkJson(file: string): object {
  try {
    loadConfig(file);
    return { ok: true, problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.exitCode = 1;
    return { ok: false, problems: error.problems };
  }
}
