import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { loadConfig } from "../config/load";
import { applyIn } from "../runner/apply";
import { failureOf } from "../runner/failed-step";
import { Failure } from "../runner/failure";
import { type OpenStack, openStack, type StackFolder } from "../runner/open-stack";
import { refuseOverrides } from "../runner/overrides";
import { PLAN_FILE } from "../runner/plan";
import { type SavedPlan, savedFiles, stateMark } from "../runner/saved-plan";
import { type Session, withSession } from "../runner/session";
import { findTerraform } from "../runner/terraform";
import { type ChoiceOptions, choose, inOrder } from "./apply-choice";
import { otherCommit, otherConfiguration, otherState, refusal } from "./apply-differences";
import { configFileOf, type TerraformOptions, withOutput, withTerraform } from "./options";
import { count, print, tell } from "./output";
import { type ReviewedFiles, readReviewed, readReviewedFiles } from "./reviewed-plans";
import { type SessionOf, signedInBy, withRole } from "./role";
import { selectStacks } from "./stack-folders";
import { synthesize } from "./synthesize";

interface ApplyOptions extends TerraformOptions, ChoiceOptions {
  readonly output: string;
  readonly reviewed?: string;
  readonly digest?: string;
}

const HELP = `
Applies plans that \`slipway review --out DIR\` has saved, and nothing else: in
their order, the stacks named or all. Nobody is asked, since the review was the
question. First it makes sure of everything, for every stack: that this is the
commit the plans were made of, that it synthesizes to the same stacks, that the
files are the ones that were reviewed, and that no state has changed since. If
anything differs, nothing is applied, and all that differs is said.

--digest takes what the review's comment says, so that nobody can put other
plans in the place of those that were approved.

Examples:
  npx slipway review --out reviewed
  npx slipway apply --reviewed reviewed --digest sha256:…
  npx slipway apply --reviewed reviewed tools staging
  npx slipway apply --reviewed reviewed --role apply --account staging

Exit status: 0 all applied, 1 refused, or an apply failed.`;

/** `slipway apply`: exactly the plans that were reviewed. */
export function applyCommand(): Command {
  const command = new Command("apply")
    .description("apply the plans that were reviewed, and nothing else")
    .argument("[stack...]", "names of stacks (default: all that were reviewed)")
    .option("--reviewed <dir>", "folder in which `slipway review --out` has saved the plans")
    .option("--digest <digest>", "the digest of what was approved, as the review says it")
    .option("--account <name>", "all stacks of that account but its bootstrap, which is a person's to apply")
    .addHelpText("after", HELP);
  return withRole(withTerraform(withOutput(command))).action(
    async (names: string[], _options, self: Command) => {
      await apply(names, self.optsWithGlobals<ApplyOptions>());
    },
  );
}

async function apply(names: readonly string[], options: ApplyOptions): Promise<void> {
  const folder = options.reviewed;
  if (folder === undefined)
    throw new Failure(
      "--reviewed names no folder: only plans that were saved to be reviewed are applied\n" +
        "`slipway review --out DIR` makes them. To plan and apply in one go: npx cdktf deploy.",
    );
  findTerraform(options.terraform, process.env);
  const reviewed = readReviewed(folder, options.digest);
  const config = loadConfig(configFileOf(options));
  const chosen = choose(inOrder(reviewed.stacks, config), names, config, options);
  const stacks = await synthesize(config, options.output);
  refuseOverrides(stacks.map(({ directory }) => directory));
  const { files, altered } = readReviewedFiles(folder, chosen);
  const differing = [
    ...(await otherCommit(reviewed, configFileOf(options))),
    ...chosen.flatMap((saved) => otherConfiguration(saved, stacks)),
    ...altered,
  ];
  // States are asked for where everything else is as it was: it takes a while, and credentials.
  if (differing.length > 0) throw refusal(differing);
  await withSession({ offline: false, terraform: options.terraform }, async (session) => {
    const sessionOf = await signedInBy(session, () => config, options);
    const ready = await makeReady(sessionOf, chosen, stacks, files);
    await applyEach(ready);
  });
}

/** A copy of a stack that holds its plan. */
interface Ready {
  readonly session: Session;
  readonly saved: SavedPlan;
  readonly open: OpenStack;
}

/** Opens all stacks before any is applied, and compares their states. */
async function makeReady(
  sessionOf: SessionOf,
  chosen: readonly SavedPlan[],
  stacks: readonly StackFolder[],
  files: ReadonlyMap<string, ReviewedFiles>,
): Promise<Ready[]> {
  const differing: string[] = [];
  const ready: Ready[] = [];
  for (const saved of chosen) {
    const [stack] = selectStacks(stacks, [saved.stack]);
    const reviewed = files.get(saved.stack);
    if (!stack || !reviewed) continue;
    const session = sessionOf(saved.stack);
    const lock = join(session.scratch, savedFiles(saved.stack).lock);
    writeFileSync(lock, reviewed.lock);
    const open = await openStack(session, stack, undefined, lock);
    if (!open.ok) throw failureOf({ ...open, step: `${open.stack}: ${open.step}` });
    const state = await stateMark(session, open);
    differing.push(...otherState(saved, state));
    writeFileSync(join(open.cwd, PLAN_FILE), reviewed.plan, { mode: 0o600 });
    ready.push({ session, saved, open });
  }
  if (differing.length > 0) throw refusal(differing);
  return ready;
}

async function applyEach(ready: readonly Ready[]): Promise<void> {
  const left = ready.map(({ saved }) => saved.stack);
  for (const { session, saved, open } of ready) {
    if (!saved.changed) {
      tell(`${saved.stack}: nothing to do`);
      left.shift();
      continue;
    }
    tell(`${saved.stack}: applying`);
    const result = await applyIn(session, open, { planFile: PLAN_FILE });
    if (!result.ok) {
      const after = left.slice(1);
      const rest = after.length > 0 ? `\nNot begun: ${after.join(", ")}` : "";
      throw new Failure(`${saved.stack}: ${result.step}\n${result.error}${rest}`);
    }
    const { add, change, destroy } = result.changes;
    print(`${saved.stack}: ${add} added, ${change} changed, ${destroy} destroyed`);
    left.shift();
  }
  print(`${count(ready.length, "stack")} as reviewed`);
}
