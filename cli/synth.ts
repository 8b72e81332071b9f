import { resolve } from "node:path";
import { Command } from "commander";
import { loadConfig } from "../config/load";
import { readStack } from "../runner/workspace";
import { configFileOf, type GlobalOptions, withOutput } from "./options";
import { type Colors, colorsFor, count, print, printJson, wrapped } from "./output";
import { type StackSummary, summarize } from "./summary";
import { synthesize } from "./synthesize";

interface SynthOptions extends GlobalOptions {
  readonly output: string;
  readonly json?: boolean;
}

const HELP = `
Writes one Terraform JSON stack per account (or more, with layout: per-service),
each with its own state, and prints what each holds. Needs neither Terraform nor
credentials. The same files as \`npx cdktf synth\`, sooner. When anything is
wrong, the folder stays as it was.

Examples:
  npx slipway synth
  npx slipway synth --config other.yaml --output other.out
  npx slipway synth --json | jq '.stacks[].total'

Exit status: 0 written, 1 error and nothing written.`;

/** `slipway synth`: configuration to stacks. */
export function synthCommand(): Command {
  return withOutput(new Command("synth"))
    .description("write the Terraform stacks of the configuration")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<SynthOptions>();
      const stacks = await synthesize(loadConfig(configFileOf(options)), options.output);
      const summaries = stacks.map(({ name, directory }) => summarize(name, readStack(directory)));
      if (options.json) printJson({ output: resolve(options.output), stacks: summaries });
      else print(formatSummary(summaries, options.output, colorsFor(process.stdout)));
    });
}

function formatSummary(stacks: readonly StackSummary[], output: string, colors: Colors): string {
  const blocks = stacks.map(({ name, total, resources, modules, state }) => {
    const kinds = Object.entries(resources).map(([type, number]) => `${number} ${type.replace(/^aws_/, "")}`);
    const held = [...kinds, ...modules.map((module) => `module ${module}`)].join(", ");
    return `${colors.bold(name)}: ${count(total, "resource")}\n  state in ${state}\n${wrapped(held.split(/(?<=,) /), "  ")}`;
  });
  const total = stacks.reduce((sum, stack) => sum + stack.total, 0);
  return [...blocks, `${count(stacks.length, "stack")}, ${count(total, "resource")} in ${output}`].join(
    "\n\n",
  );
}
