import { availableParallelism } from "node:os";
import { Command } from "commander";
import { loadConfig } from "../config/load";
import { refuseOverrides } from "../runner/overrides";
import { withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { selectAccounts } from "./accounts";
import { forEvery } from "./for-every";
import { configFileOf, positiveInteger, type TerraformOptions, withOutput, withTerraform } from "./options";
import { tell } from "./output";
import { relayoutAll } from "./relayout-all";
import { lookAt } from "./relayout-look";
import { synthesize } from "./synthesize";

interface RelayoutOptions extends TerraformOptions {
  readonly output: string;
  readonly jobs: number;
  readonly yes?: boolean;
  readonly unlock: readonly string[];
}

const HELP = `
After layout.stacks has been changed: moves what stands from the states of the
former layout's stacks into those of the new one's. Nothing in AWS is made,
replaced or destroyed. Change the layout alone, and apply nothing in between.

What a state holds and another stack synthesizes is imported there first, and
let go of afterwards, by \`import\` and \`removed\` blocks in copies of the stacks.
Every plan is read before anything is applied: if one did more than that, nothing
is. What an import changes in place is shown before the question. In the end
every stack's plan is made once more, and what it says is printed.

Run it as often as you like: after an interruption it goes on from there.

Examples:
  npx slipway relayout                   every account
  npx slipway relayout staging --yes

Exit status: 0 every resource lies in the state of its stack; 1 error, refused,
or you said no.`;

/** `slipway relayout`: an existing deployment brought from one layout to the other. */
export function relayoutCommand(): Command {
  const command = new Command("relayout")
    .description("move what stands to the stacks of the other layout")
    .argument("[account...]", "tools, or names of environments (default: all)")
    .option("--yes", "do it without asking")
    .option("--jobs <number>", "stacks at a time", positiveInteger, availableParallelism())
    .option(
      "--unlock <id>",
      "take away the lock of this id, left behind by a run that was killed (may be repeated)",
      (id: string, before: readonly string[]) => [...before, id],
      [],
    )
    .addHelpText("after", HELP);
  return withTerraform(withOutput(command)).action(async (names: string[], _options, self: Command) => {
    await relayout(names, self.optsWithGlobals<RelayoutOptions>());
  });
}

async function relayout(names: readonly string[], options: RelayoutOptions): Promise<void> {
  // First of all, so that nothing is written when it is missing.
  findTerraform(options.terraform, process.env);
  const config = loadConfig(configFileOf(options));
  const all = [config.tools, ...config.environments].map(({ name }) => name);
  const accounts = selectAccounts(config, names.length === 0 ? all : names);
  const folders = await synthesize(config, options.output);
  refuseOverrides(folders.map(({ directory }) => directory));
  tell(`looking at the states of ${accounts.map(({ name }) => name).join(", ")}`);
  const works = await forEvery(accounts, (account) => lookAt(config, account, folders));
  const right = await withSession({ offline: false, terraform: options.terraform }, (session) =>
    relayoutAll(session, works, { ...options, layout: config.layout }),
  );
  process.exitCode = right ? 0 : 1;
}
