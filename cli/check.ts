import { Command } from "commander";
import type { Config } from "../config/config";
import { layoutOf } from "../config/layout";
import { changesIn, loadConfig, loadWithWarnings } from "../config/load";
import { ConfigError, formatChange, formatWarning } from "../config/problem";
import { configFileOf, type GlobalOptions } from "./options";
import { count, print, printJson, tell } from "./output";

interface CheckOptions extends GlobalOptions {
  readonly json?: boolean;
  /** Path of a former configuration. */
  readonly against?: string;
}

const HELP = `
Reads the configuration and nothing else. Every problem is shown at once, each
with its place (file:line:column), its path, what was found, what is allowed.
Warnings say what is allowed and likely to surprise; they go to stderr.

With --against it says what a change of mind does to state, data, images and
traffic: a service or environment more, less or renamed, another strategy,
target or layout. The plan has the last word.

Examples:
  npx slipway check
  git show main:slipway.yaml > /tmp/former.yaml
  npx slipway check --against /tmp/former.yaml
  npx slipway check --config production.yaml
  npx slipway check --json | jq -r '.problems[].message'

Exit status: 0 sound, 1 not.`;

/** `slipway check`: the configuration alone. */
export function checkCommand(): Command {
  return new Command("check")
    .description("check the configuration, and nothing else")
    .option("--json", "print { ok, problems, warnings, changes } as JSON")
    .option("--against <file>", "say what becomes of things since this configuration")
    .addHelpText("after", HELP)
    .action((_options, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const file = configFileOf(options);
      if (options.json) printJson(checkJson(file, options.against));
      else checkText(file, options.against);
    });
}

/** Warnings, changes, and what the file describes. Throws ConfigError. */
function checkText(file: string, former: string | undefined): void {
  const { config, warnings } = loadWithWarnings(file);
  for (const warning of warnings) tell(formatWarning(warning));
  if (former !== undefined) {
    const changes = changesIn(file, loadConfig(former));
    for (const change of changes) print(formatChange(change));
    if (changes.length === 0) print(`${file}: nothing comes, goes or moves since ${former}`);
  }
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
function checkJson(file: string, former: string | undefined): object {
  try {
    const { warnings } = loadWithWarnings(file);
    const changes = former === undefined ? [] : changesIn(file, loadConfig(former));
    return { ok: true, problems: [], warnings, changes };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.exitCode = 1;
    return { ok: false, problems: error.problems, warnings: [], changes: [] };
  }
}
