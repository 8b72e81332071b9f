import { dirname, join, resolve } from "node:path";
import { Command } from "commander";
import type { Account, Config } from "../config/config";
import { layoutOf } from "../config/layout";
import { loadConfig } from "../config/load";
import { clientSettings } from "../runner/aws/clients";
import type { Bootstrap } from "../runner/bootstrap/bootstrap";
import { claimFolder, leaveFolder } from "../runner/bootstrap/local-folder";
import { readStateStack } from "../runner/bootstrap/state-stack";
import type { StackFolder } from "../runner/open-stack";
import { refuseOverrides } from "../runner/overrides";
import { withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { readStack } from "../runner/workspace";
import { selectAccounts, signInTarget } from "./accounts";
import { bootstrapAll } from "./bootstrap-all";
import { forEvery } from "./for-every";
import { configFileOf, type TerraformOptions, withOutput, withTerraform } from "./options";
import { tell } from "./output";
import { selectStacks } from "./stack-folders";
import { synthesize } from "./synthesize";

interface BootstrapOptions extends TerraformOptions {
  readonly output: string;
  readonly yes?: boolean;
  readonly unlock?: string;
}

const HELP = `
Makes the bucket that holds an account's Terraform state, and its key (the stack
bootstrap-ACCOUNT): with a local state first, which then moves into the bucket.
Once per account, before anything else. Shows what it is about to do, and asks.
With infrastructure in the configuration also the roles that plan and apply the
account's stacks, and what these need: again once infrastructure is added.

What exists already is taken over, not made again: run it as often as you like,
also after a run that was interrupted, or on a bucket that somebody made by hand.
While it works, the state lies in .slipway/bootstrap-ACCOUNT beside the
configuration. An interrupted run leaves that folder; the next one goes on from
it, or without it from what the account holds.

Examples:
  npx slipway bootstrap tools
  npx slipway bootstrap tools staging production --yes

Exit status: 0 the bucket stands and its plan is empty, 1 error, or you said no.`;

/** `slipway bootstrap`: an account's state bucket and key, and what plans and applies its stacks. */
export function bootstrapCommand(): Command {
  const command = new Command("bootstrap")
    .description("make an account's state bucket and key")
    .argument("[account...]", "tools, or names of environments")
    .option("--yes", "do it without asking")
    .option("--unlock <id>", "take away the lock of this id, left in the bucket by a run that was killed")
    .addHelpText("after", HELP);
  return withTerraform(withOutput(command)).action(async (names: string[], _options, self: Command) => {
    await bootstrap(names, self.optsWithGlobals<BootstrapOptions>());
  });
}

async function bootstrap(names: readonly string[], options: BootstrapOptions): Promise<void> {
  // First of all, so that nothing is written when it is missing.
  findTerraform(options.terraform, process.env);
  const file = configFileOf(options);
  const config = loadConfig(file);
  const accounts = selectAccounts(config, names);
  const stacks = await synthesize(config, options.output);
  const begun = accounts.map((account) => {
    const [stack] = selectStacks(stacks, [`bootstrap-${account.name}`]);
    if (!stack) throw new Error(`no stack of ${account.name}`);
    return {
      account,
      stack,
      name: account.name,
      folder: join(dirname(resolve(file)), ".slipway", stack.name),
    };
  });
  refuseOverrides(begun.map(({ stack }) => stack.directory));
  try {
    const works = await forEvery(begun, async ({ name, account, stack, folder }) => ({
      name,
      bootstrap: await begin(account, stack, folder),
    }));
    const settled = await withSession({ offline: false, terraform: options.terraform }, (session) =>
      bootstrapAll(session, works, options),
    );
    if (settled) tell(`\nNext: npx cdktf deploy ${sharedStacks(config).join(" ")}`);
    else process.exitCode = 1;
  } finally {
    for (const { folder } of begun) leaveFolder(folder);
  }
}

async function begin(account: Account, synthesized: StackFolder, folder: string): Promise<Bootstrap> {
  const settings = await clientSettings(signInTarget(account));
  const stack = readStateStack(synthesized.name, readStack(synthesized.directory));
  return { stack, synthesized, accountId: account.id, settings, folder: claimFolder(folder, stack.bucket) };
}

/** What is deployed first once every account has its bucket. */
function sharedStacks(config: Config): string[] {
  return layoutOf(config)
    .filter(({ kind, shared }) => kind !== "bootstrap" && shared)
    .map(({ name }) => name);
}
