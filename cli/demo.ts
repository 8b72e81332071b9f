import { join } from "node:path";
import { Command } from "commander";
import type { Config } from "../config/config";
import { loadConfig } from "../config/load";
import { saveNothing } from "../runner/process";
import { setUpMoto } from "../runner/setup";
import { withScratch } from "../runner/workspace";
import { closingText } from "./demo/closing";
import { fullRun } from "./demo/full-run";
import { openingText } from "./demo/opening";
import { plannedRun, synthesizedRun } from "./demo/part-run";
import { Screen } from "./demo/screen";
import { type DemoStack, demoStacks } from "./demo/stacks";
import { standInNotes, withStandIns } from "./demo/stand-ins";
import { type Survey, survey, surveyText } from "./demo/survey";
import { configFileOf, type TerraformOptions, withTerraform } from "./options";
import { tell, wrapped } from "./output";
import { synthesize } from "./synthesize";

interface DemoOptions extends TerraformOptions {
  readonly keep?: boolean;
  readonly setup?: boolean;
}

const HELP = `
Makes everything that the configuration describes, in accounts that are emulated
on this machine: bootstrap, apply, a second plan that must be empty, a look at
what stands where, destroy. The real Terraform and the real AWS provider work on
it, with state in S3. No AWS account is needed, and none is called. It takes
about four minutes, works in a temporary folder, and leaves nothing behind.

Without moto it stops at a plan, without Terraform at the Terraform code; it says
first what is missing and how to get it.

Examples:
  npx slipway demo
  npx slipway demo --config examples/website-and-api/slipway.yaml
  npx slipway demo --keep         to look around by hand, until Ctrl-C
  npx slipway demo --setup        get moto, and nothing else

Exit status: 0 all went as it was said, 1 not.`;

/** `slipway demo`: the whole system, on this machine. */
export function demoCommand(): Command {
  return withTerraform(new Command("demo"))
    .description("make everything in emulated accounts on this machine, look at it, destroy it")
    .option("--keep", "leave it up after the look around, until Ctrl-C")
    .option("--setup", "only install moto, into a Python environment of Slipway's own")
    .addHelpText("after", HELP)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<DemoOptions>();
      saveNothing();
      if (options.setup) await setup();
      else await demo(options);
    });
}

async function setup(): Promise<void> {
  const { folder, made } = await setUpMoto(process.env, (command) => tell(command));
  tell(made ? `moto is installed in ${folder}, for Slipway alone` : `moto is there already, in ${folder}`);
  if (process.env.SLIPWAY_PYTHON) tell("SLIPWAY_PYTHON is set, and looked at alone: unset it.");
  tell("Next: npx slipway demo");
}

async function demo(options: DemoOptions): Promise<void> {
  const file = configFileOf(options);
  const config = loadConfig(file);
  const screen = new Screen();
  tell(openingText(config, file, screen.colors));
  screen.step("Look at this machine");
  const found = await survey(options.terraform);
  tell(surveyText(found, screen.colors));
  await withScratch((folder) => run({ config, file, found, folder, options }, screen));
}

interface Run {
  readonly config: Config;
  readonly file: string;
  readonly found: Survey;
  /** The demo's temporary folder. */
  readonly folder: string;
  readonly options: DemoOptions;
}

async function run({ config: given, file, found, folder, options }: Run, screen: Screen): Promise<void> {
  const { reach, moto } = found;
  const { terraform, keep = false } = options;
  const outdir = join(folder, "cdktf.out");
  const config = reach === "all" ? withStandIns(given) : given;
  screen.step(`Synthesize: ${file} becomes Terraform`);
  const folders = await synthesize(config, outdir, (text) => screen.say(text));
  const stacks = demoStacks(config, folders);
  screen.say(stacksText(stacks));
  if (reach === "all") for (const note of standInNotes(given)) screen.say(note);
  else if (keep) screen.say("There will be nothing to keep up: --keep needs what step 1 says is missing.");
  let faults: readonly string[] = [];
  if (reach === "synth") synthesizedRun(config, stacks, screen);
  else if (moto === undefined) await plannedRun(config, stacks, terraform, screen);
  else faults = await fullRun({ config, file, stacks, moto, terraform, folder, outdir, keep }, screen);
  if (faults.length > 0) process.exitCode = 1;
  tell(closingText({ reach, stacks: stacks.length, time: screen.duration(), keep, faults }));
}

function stacksText(stacks: readonly DemoStack[]): string {
  const names = stacks.map(({ name }, index) => (index === stacks.length - 1 ? name : `${name},`));
  return `Each stack is a folder of Terraform JSON with a state of its own:\n${wrapped(names, "  ")}`;
}
