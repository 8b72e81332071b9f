/** Planning every stack, as `plan` and `review` do. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { layoutOf } from "../config/layout";
import { loadConfig } from "../config/load";
import { Failure } from "../runner/failure";
import type { StackFolder } from "../runner/open-stack";
import { refuseOverrides } from "../runner/overrides";
import { writeForOwner } from "../runner/owner-file";
import { type AfterPlan, type PlanResult, planStack } from "../runner/plan";
import { type Session, withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { configFileOf, positiveInteger, type TerraformOptions } from "./options";
import { tell } from "./output";
import { makePlansFolder } from "./plans-folder";
import { inParallel } from "./progress";
import { type RoleOptions, signedInBy, withRole } from "./role";
import { listedStacks, selectStacks } from "./stack-folders";
import { synthesize } from "./synthesize";

export interface PlanningOptions extends TerraformOptions, RoleOptions {
  readonly output: string;
  readonly synth: boolean;
  readonly jobs: number;
  readonly out?: string;
}

/** Adds the options that say how stacks are planned. */
export function withPlanning(command: Command): Command {
  return withRole(command)
    .option("--offline", "without credentials and without asking AWS")
    .option("--no-synth", "plan what lies in the output folder already")
    .option("--jobs <number>", "stacks planned at a time", positiveInteger, availableParallelism());
}

/** Told of each plan in the session that made it. */
export type AfterEvery = (session: Session, ...plan: Parameters<AfterPlan>) => Promise<void>;

/**
 * Synthesizes, unless the options say otherwise, and plans the stacks of those names, or all.
 * @param withJson true: every result has the plan in Terraform's JSON format
 */
export async function planEvery(
  names: readonly string[],
  options: PlanningOptions,
  withJson = options.out !== undefined,
  after: AfterEvery = async () => undefined,
): Promise<PlanResult[]> {
  const offline = options.offline === true;
  if (offline && options.role)
    throw new Failure("--role signs in, and --offline doesn't: leave out one of them");
  // First of all, so that nothing is written when it is missing.
  findTerraform(options.terraform, process.env);
  const stacks = selectStacks(await synthesizedStacks(names, options), names);
  if (!offline) refuseOverrides(stacks.map(({ directory }) => directory));
  if (options.out) makePlansFolder(options.out);
  return withSession({ offline, terraform: options.terraform }, async (session) => {
    if (session.providers.kind === "mirror") tell(`AWS provider from ${session.providers.path}`);
    const sessionOf = await signedInBy(session, () => loadConfig(configFileOf(options)), options);
    return inParallel(stacks, options.jobs, async (stack, onProgress) => {
      const own = sessionOf(stack.name);
      const result = await planStack(own, stack, { json: withJson, onProgress }, (...plan) =>
        after(own, ...plan),
      );
      if (options.out && result.ok && result.json)
        writeForOwner(join(options.out, `${stack.name}.json`), result.json);
      return result;
    });
  });
}

async function synthesizedStacks(names: readonly string[], options: PlanningOptions): Promise<StackFolder[]> {
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
