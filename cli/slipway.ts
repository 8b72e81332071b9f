/** The `slipway` command: options that every command takes, and what happens when one fails. */
import { Command } from "commander";
import packageJson from "../package.json";
import { Failure } from "../runner/failure";
import { endOnSignals } from "../runner/process";
import { accessCommand } from "./access";
import { applyCommand } from "./apply";
import { bootstrapCommand } from "./bootstrap";
import { checkCommand } from "./check";
import { demoCommand } from "./demo";
import { doctorCommand } from "./doctor";
import { reportError } from "./errors";
import { flagsTakenByNpm } from "./npm-flags";
import { tell } from "./output";
import { planCommand } from "./plan";
import { recoverCommand } from "./recover";
import { relayoutCommand } from "./relayout";
import { reviewCommand } from "./review";
import { synthCommand } from "./synth";

const HELP = `
Start:
  npx slipway demo               see it all on this machine, no AWS account
  npx slipway doctor --offline   what is missing on this machine
  npx slipway check              is slipway.yaml sound
  npx slipway synth              write the Terraform stacks to cdktf.out
  npx slipway plan --offline     what Terraform would make, without credentials
  npx slipway access             who may do what, proven
  npx slipway review             what plans do, the most dangerous first

Data goes to stdout, everything else to stderr. Every command has its own --help
with examples and exit status.`;

function slipway(): Command {
  const program = new Command("slipway")
    .description("Launches code from a tools account into every workload account.")
    .version(packageJson.version, "--version", "print the version")
    .option("--config <file>", "configuration (default: SLIPWAY_CONFIG, else slipway.yaml)")
    .option("--debug", "show the stack trace of an error")
    .option("--no-color", "no colours, as with NO_COLOR=1")
    .showHelpAfterError("(slipway --help lists commands and options)")
    .addHelpText("after", HELP)
    .hook("preAction", (_program, command) => refuseFlagsTakenByNpm(command));
  const access = accessCommand();
  for (const command of [
    demoCommand(),
    checkCommand(),
    synthCommand(),
    planCommand(),
    access,
    reviewCommand(),
    applyCommand(),
    doctorCommand(),
    bootstrapCommand(),
    recoverCommand(),
    relayoutCommand(),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  access.allowExcessArguments();
  return program;
}

function refuseFlagsTakenByNpm(command: Command): void {
  const name = command.name();
  const options = [command, ...(command.parent ? [command.parent] : [])].flatMap((owner) =>
    owner.options.map((option) => ({
      flag: option.long ?? "",
      given: owner.getOptionValueSource(option.attributeName()) === "cli",
    })),
  );
  const taken = flagsTakenByNpm(name, options, process.env).join(" ");
  if (taken === "") return;
  throw new Failure(
    `npm kept ${taken} for itself; ${name} never saw it\nRun \`npx slipway ${name} ${taken}\`, or ` +
      `\`npm run ${name} -- ${taken}\`. (If ${taken} stands in an .npmrc: \`npx slipway ${name}\`.)`,
  );
}

async function main(): Promise<void> {
  endOnSignals(() => tell("stopping Terraform in good order; once more kills it"));
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code }: NodeJS.ErrnoException) => {
      // The terminal has gone: SIGHUP says so too, and lets Terraform end in good order.
      if (code === "EIO" && stream.isTTY) return;
      // The reader has gone (`slipway plan | head`): nothing is left to say.
      process.exit(code === "EPIPE" ? undefined : 1);
    });
  }
  try {
    await slipway().parseAsync();
  } catch (error) {
    process.exitCode = 1;
    reportError(error, process.argv.includes("--debug") || process.env.SLIPWAY_DEBUG === "1");
  }
}

void main();
