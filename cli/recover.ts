import { Command } from "commander";
import { layoutOf, type StackPlan } from "../config/layout";
import { loadConfig } from "../config/load";
import { partitionOf } from "../iam/arn";
import { clientSettings } from "../runner/aws/clients";
import type { StateLock } from "../runner/bootstrap/state-lock";
import { Failure } from "../runner/failure";
import { openStack, type StackFolder } from "../runner/open-stack";
import { refuseOverrides } from "../runner/overrides";
import { otherStates } from "../runner/recover/other-states";
import { requireStateBucket, statePlace } from "../runner/recover/state-bucket";
import { withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { readStack } from "../runner/workspace";
import { signInTarget } from "./accounts";
import { confirm } from "./confirm";
import { configFileOf, type TerraformOptions, withOutput, withTerraform } from "./options";
import { tell } from "./output";
import { reportRecovery } from "./recover-report";
import { recoverState } from "./recover-state";
import { selectStacks } from "./stack-folders";
import { synthesize } from "./synthesize";

interface RecoverOptions extends TerraformOptions {
  readonly output: string;
  readonly yes?: boolean;
  readonly unlock?: string;
}

const HELP = `
Puts a stack's state right after an apply that was interrupted or killed:

  1. a lock that was left behind is shown, and removed if you say so;
  2. what is tainted though nothing is wrong with it but its birth, and is
     protected, is untainted;
  3. what exists in the account and isn't in the state is looked for and, if you
     say so, brought into the state by import: nothing is destroyed or replaced,
     and what differs from the configuration is changed in place, as by an apply;
  4. what it can't decide is listed, with what the next apply will do.

Run it as often as you like, also on a stack with which nothing is wrong.

Examples:
  npx slipway recover staging
  npx slipway recover staging --yes      for every question but the lock's
  npx slipway recover staging --yes --unlock 4f7191e5-29ab-cb8b-baa2-c7924837913d

Exit status: 0 the state is right; 1 error, you said no, or something is left
for you to decide.`;

/** `slipway recover`: a state put right. */
export function recoverCommand(): Command {
  const command = new Command("recover")
    .description("put a stack's state right after an apply that was interrupted")
    .argument("<stack>", "name of the stack")
    .option("--yes", "say yes to every question but whether a lock may go")
    .option("--unlock <id>", "take away the lock of this id, left behind by an apply that was killed")
    .addHelpText("after", HELP);
  return withTerraform(withOutput(command)).action(async (name: string, _options, self: Command) => {
    await recover(name, self.optsWithGlobals<RecoverOptions>());
  });
}

async function recover(name: string, options: RecoverOptions): Promise<void> {
  // First of all, so that nothing is written when it is missing.
  findTerraform(options.terraform, process.env);
  const config = loadConfig(configFileOf(options));
  const plan = only(selectStacks(layoutOf(config), [name]));
  const stack = only(selectStacks(await synthesize(config, options.output), [name]));
  refuseOverrides([stack.directory]);
  const right = await recoverIn(plan, stack, options);
  process.exitCode = right ? 0 : 1;
}

/** Returns whether the state is right. */
async function recoverIn(plan: StackPlan, stack: StackFolder, options: RecoverOptions): Promise<boolean> {
  const { account } = plan;
  const settings = await clientSettings(signInTarget(account));
  const state = statePlace(readStack(stack.directory));
  await requireStateBucket(settings, account, state);
  tell(`${stack.name}: account ${account.id}, state in s3://${state.bucket}/${state.key}`);
  const { id: accountId, region } = account;
  const place = { accountId, region, partition: partitionOf(region) };
  const heldBy = await otherStates(settings, place, state);
  return withSession({ offline: false, terraform: options.terraform }, async (session) => {
    const open = await openStack(session, stack);
    if (!open.ok) throw new Failure(`${open.step}\n${open.error}`);
    const recovery = await recoverState({
      session,
      open,
      settings,
      place,
      heldBy,
      ask: options.yes ? saidYes : confirm,
      askUnlock: (lock) => askUnlock(lock, options),
    });
    return recovery !== undefined && reportRecovery(recovery, stack.name, applyCommand(plan, options));
  });
}

/** @throws Failure where nobody can be asked, and nobody has named the lock */
async function askUnlock({ id }: StateLock, { yes, unlock }: RecoverOptions): Promise<boolean> {
  const question = "Has its holder ended for certain? Remove the lock?";
  if (unlock === id) {
    tell(`${question} yes (--unlock)`);
    return true;
  }
  if (!yes && process.stdin.isTTY) return confirm(question);
  throw new Failure(
    `the state is locked, and ${yes ? "--yes doesn't say that the lock may go" : "nobody can be asked here whether the lock may go"}\n` +
      `Wait until its holder has ended. If that was killed for certain: --unlock ${id}`,
  );
}

function saidYes(question: string): Promise<boolean> {
  tell(`${question} yes (--yes)`);
  return Promise.resolve(true);
}

/** The command that applies the stack, from the configuration and into the folder that were used here. */
function applyCommand({ name, kind, account }: StackPlan, { config, output }: RecoverOptions): string {
  const variable = config === undefined ? "" : `SLIPWAY_CONFIG=${config} `;
  const command = kind === "bootstrap" ? `npx slipway bootstrap ${account.name}` : `npx cdktf deploy ${name}`;
  return `${variable}${command}${output === "cdktf.out" ? "" : ` --output ${output}`}`;
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("no stack of that name");
  return item;
}
