import { Command } from "commander";
import type { PlanResult } from "../runner/plan";
import { withOutput, withTerraform } from "./options";
import { printJson } from "./output";
import { planJson, printPlans } from "./plan-report";
import { type PlanningOptions, planEvery, withPlanning } from "./planning";

interface PlanOptions extends PlanningOptions {
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
  const command = withPlanning(
    new Command("plan")
      .description("show what Terraform would do, stack by stack")
      .argument("[stack...]", "names of stacks (default: all)"),
  )
    .option("--out <dir>", "write each plan there as STACK.json, in Terraform's JSON format")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP);
  return withTerraform(withOutput(command)).action(async (names: string[], _options, self: Command) => {
    await plan(names, self.optsWithGlobals<PlanOptions>());
  });
}

async function plan(names: readonly string[], options: PlanOptions): Promise<void> {
  const results = await planEvery(names, options);
  const offline = options.offline === true;
  if (options.json) printJson(planJson(results, offline));
  else printPlans(results, offline);
  process.exitCode = exitStatus(results);
}

/** As `terraform plan -detailed-exitcode` has it. */
function exitStatus(results: readonly PlanResult[]): number {
  if (results.some(({ ok }) => !ok)) return 1;
  return results.some((result) => result.ok && result.changed) ? 2 : 0;
}
