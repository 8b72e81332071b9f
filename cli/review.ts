import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { loadConfig } from "../config/load";
import { suggestion } from "../config/nearest";
import { CONCERNS, type Concern } from "../reports/review/finding";
import { UnreadablePlan } from "../reports/review/plan/unreadable";
import { jsonOf } from "../reports/review/report/json";
import { markdownOf, markerOf } from "../reports/review/report/markdown";
import { type Review, reviewOf } from "../reports/review/review";
import { Failure } from "../runner/failure";
import type { SavedPlan } from "../runner/saved-plan";
import { configFileOf, withOutput, withTerraform } from "./options";
import { print, printJson, tell } from "./output";
import { readPlanFiles } from "./plan-files";
import { type PlanningOptions, withPlanning } from "./planning";
import { makePlansFolder } from "./plans-folder";
import { readAcceptances } from "./review-acceptances";
import { commentPlaces } from "./review-comment";
import { type MadePlans, type PlansSince, plansOf, plansSince } from "./review-plans";
import { listPlans } from "./reviewed-plans";

interface ReviewOptions extends PlanningOptions {
  readonly accepted?: string;
  readonly failOn: readonly Concern[];
  readonly json?: boolean;
  readonly since?: string;
  readonly comment?: boolean;
  readonly commentTag?: string;
}

const HELP = `
Says what an apply would do, the most dangerous first: what is destroyed that
can't be made again, who may do more or less, what is opened, which gates go.
It writes one Markdown comment that fits into a pull request; nothing sensitive
is in it. Plans come from plan files in Terraform's JSON format, of any Terraform
project; without any, Slipway synthesizes and plans every stack.

Concerns for --fail-on, or any for all of them:
${Object.entries(CONCERNS)
  .map(([name, meaning]) => `  ${name.padEnd(16)}${meaning}`)
  .join("\n")}

Examples:
  npx slipway review --out review            review/review.md, full.md, STACK.json
  terraform show -json plan.out > plan.json; npx slipway review plan.json
  npx slipway review plans/ --fail-on destroy,access-widened
  npx slipway review --since origin/main     only the stacks that differ are planned
  npx slipway review plans/ --json | jq '.findings[] | select(.kind == "destroy")'

Exit status: 0 reviewed, 2 a concern of --fail-on is there, 1 error.`;

/** `slipway review`: what a reviewer should know about plans. */
export function reviewCommand(): Command {
  const command = new Command("review")
    .description("say what plans do, the most dangerous first, as a comment for a pull request")
    .argument("[plan...]", "plans in Terraform's JSON format, or folders of them (default: plan every stack)")
    .option(
      "--out <dir>",
      "write review.md, all of it in full.md, and the plans that were made, to be applied as they are",
    )
    .addOption(
      new Option("--fail-on <concerns>", "end with status 2 if one of them is there")
        .argParser(concernsIn)
        .default([], "none"),
    )
    .option(
      "--accepted <file>",
      "what is accepted, why and until when (default: slipway.accepted.yaml, if it is there)",
    )
    .option("--since <revision>", "plan only what that revision synthesizes otherwise")
    .option(
      "--comment",
      "put it into the pull request, in the place of the one before (in GitHub Actions, and in CodeBuild for infrastructure)",
    )
    .addOption(
      new Option("--comment-tag <tag>", "tell it from other reviews of the same pull request")
        .argParser(tagIn)
        .default(undefined, "none"),
    )
    .option("--json", "print the review as JSON")
    .addHelpText("after", HELP);
  return withTerraform(withOutput(withPlanning(command))).action(
    async (files: string[], _options, self: Command) => {
      await review(files, self.optsWithGlobals<ReviewOptions>()).catch((error: unknown) => {
        throw error instanceof UnreadablePlan ? new Failure(error.message) : error;
      });
    },
  );
}

function concernsIn(text: string): Concern[] {
  const all = Object.keys(CONCERNS) as Concern[];
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("any")) return all;
  const strange = names.find((name) => !Object.hasOwn(CONCERNS, name));
  if (strange === undefined) return names as Concern[];
  throw new InvalidArgumentError(
    `${JSON.stringify(strange)} isn't a concern${suggestion(strange, all)}; allowed: ${all.join(", ")}, any.`,
  );
}

/** It stands in a comment of HTML, which `--` would end. */
function tagIn(text: string): string {
  if (/^[A-Za-z0-9]([-_./]?[A-Za-z0-9])*$/.test(text) && text.length <= 64) return text;
  throw new InvalidArgumentError(
    `${JSON.stringify(text)} isn't a tag: up to 64 letters and digits, with single - _ . / between them.`,
  );
}

async function review(files: readonly string[], options: ReviewOptions): Promise<void> {
  const acceptances = readAcceptances(options.accepted);
  // Before the plans, which take a while.
  const places = options.comment
    ? await commentPlaces(process.env, () => loadConfig(configFileOf(options)))
    : [];
  if (files.length > 0 && options.since !== undefined)
    throw new Failure("--since plans what changed: leave out the plan files, or --since");
  const { plans, saved, ...context } = await plansToReview(files, options);
  const today = new Date().toISOString().slice(0, 10);
  const found = reviewOf(plans, { acceptances, today, ...context });
  const note = await listed(saved, options);
  report(found, options, note);
  for (const { limit, put } of places)
    await put(markerOf(options.commentTag), commentOf(found, options, note, limit));
  const stopping = found.findings.filter(({ kind }) => (options.failOn as readonly string[]).includes(kind));
  if (stopping.length > 0) process.exitCode = 2;
}

async function plansToReview(
  files: readonly string[],
  options: ReviewOptions,
): Promise<MadePlans & Partial<PlansSince>> {
  if (files.length > 0) return { plans: readPlanFiles(files), saved: [] };
  return options.since === undefined ? plansOf([], options) : plansSince(options.since, options);
}

/** How the saved plans are applied. */
async function listed(saved: readonly SavedPlan[], options: ReviewOptions): Promise<string | undefined> {
  const { out } = options;
  if (out === undefined || saved.length === 0) return undefined;
  const list = await listPlans(out, saved, configFileOf(options));
  if (list) {
    return `Plans of commit \`${list.commit.slice(0, 12)}\`: \`slipway apply --reviewed ${out} --digest sha256:${list.digest}\``;
  }
  tell(
    "warning: files differ from the commit: these plans can be read, and `slipway apply --reviewed` won't take them",
  );
  return undefined;
}

function commentOf(
  review: Review,
  { out, commentTag }: ReviewOptions,
  note?: string,
  limit?: number,
): string {
  const where =
    out === undefined ? "`slipway review --out DIR` writes all of it" : `all of it is in \`${out}/full.md\``;
  return markdownOf(review, {
    where,
    marker: markerOf(commentTag),
    ...(note !== undefined && { note }),
    ...(limit !== undefined && { limit }),
  });
}

function report(review: Review, options: ReviewOptions, note: string | undefined): void {
  const { out, json } = options;
  const comment = commentOf(review, options, note);
  if (out !== undefined) {
    makePlansFolder(out);
    writeFileSync(join(out, "review.md"), comment);
    writeFileSync(join(out, "full.md"), commentOf(review, options, note, Number.POSITIVE_INFINITY));
  }
  if (json) printJson(jsonOf(review));
  else print(comment.trimEnd());
}
