import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { layoutOf } from "../config/layout";
import { loadConfig } from "../config/load";
import { Failure } from "../runner/failure";
import type { StackFolder } from "../runner/open-stack";
import { refuseOverrides } from "../runner/overrides";
import type { PlanResult } from "../runner/plan";
import { planStack } from "../runner/plan";
import { withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { configFileOf, positiveInteger, type TerraformOptions, withOutput, withTerraform } from "./options";
import { printJson, tell } from "./output";
import { planJson, printPlans } from "./plan-report";
import { inParallel } from "./progress";
import { listedStacks, selectStacks } from "./stack-folders";
import { synthesize } from "./synthesize";

interface PlanOptions extends TerraformOptions {
  readonly output: string;
  readonly synth: boolean;
  readonly jobs: number;
  readonly out?: string;
  readonly json?: boolean;
}

const HELP = `
Synthesizes, then runs \`terraform plan\` for every stack, or for those named, in
a copy of each: nothing is written beside the stacks, and a Terraform that runs
there is not disturbed. The state's lock is held while a plan runs.

--offline needs no credentials and asks AWS nothing: it plans as if nothing
existed yet, with a local state, and what would be looked up is "known after
apply". The provider plugin comes from wherever your Terraform takes it; offline
also from a mirror on this machine that no CLI configuration names
(SLIPWAY_PROVIDER_MIRROR=DIR says where).

Examples:
  npx slipway plan --offline
  npx slipway plan tools staging
  npx slipway plan --offline --out plans     plans/tools.json and so on
  npx slipway plan --json | jq '.stacks[] | select(.destroy > 0)'

Exit status: 0 no change, 2 changes, 1 error.`;

/** `slipway plan`: what Terraform would do. */
export function planCommand(): Command {
  const command = new Command("plan")
    .description("show what Terraform would do, stack by stack")
    .argument("[stack...]", "names of stacks (default: all)")
    .option("--offline", "without credentials and without asking AWS")
    .option("--no-synth", "plan what lies in the output folder already")
    .option("--jobs <number>", "stacks planned at a time", positiveInteger, availableParallelism())
    .option("--out <dir>", "write each plan there as STACK.json, in Terraform's JSON format")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP);
  return withTerraform(withOutput(command)).action(async (names: string[], _options, self: Command) => {
    await plan(names, self.optsWithGlobals<PlanOptions>());
  });
}

async function plan(names: readonly string[], options: PlanOptions): Promise<void> {
  // First of all, so that nothing is written when it is missing.
  findTerraform(options.terraform, process.env);
  const stacks = selectStacks(await synthesizedStacks(names, options), names);
  const offline = options.offline === true;
  if (!offline) refuseOverrides(stacks.map(({ directory }) => directory));
  const results = await planAll(stacks, options, offline);
  if (options.json) printJson(planJson(results, offline));
  else printPlans(results, offline);
  process.exitCode = exitStatus(results);
}

async function synthesizedStacks(names: readonly string[], options: PlanOptions): Promise<StackFolder[]> {
  const { synth, output } = options;
  if (synth) {
    const config = loadConfig(configFileOf(options));
    // A wrong name is to stop the command before anything is written.
    selectStacks(layoutOf(config), names);
    return synthesize(config, output);
  }
  const stacks = listedStacks(output);
  if (stacks) return stacks;
  throw new Failure(`${output} holds no synthesized stacks\nRun \`slipway synth\`, or leave --no-synth out.`);
}

async function planAll(
  stacks: readonly StackFolder[],
  options: PlanOptions,
  offline: boolean,
): Promise<PlanResult[]> {
  if (options.out) mkdirSync(options.out, { recursive: true });
  return withSession({ offline, terraform: options.terraform }, async (session) => {
    if (session.providers.kind === "mirror") tell(`AWS provider from ${session.providers.path}`);
    return inParallel(stacks, options.jobs, async (stack, onProgress) => {
      const result = await planStack(session, stack, { json: options.out !== undefined, onProgress });
      if (options.out && result.ok && result.json)
        writeFileSync(join(options.out, `${stack.name}.json`), result.json);
      return result;
    });
  });
}

/** As `terraform plan -detailed-exitcode` has it. */
function exitStatus(results: readonly PlanResult[]): number {
  if (results.some(({ ok }) => !ok)) return 1;
  return results.some((result) => result.ok && result.changed) ? 2 : 0;
}
