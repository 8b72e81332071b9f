import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { suggestion } from "../config/nearest";
import { CONCERNS, type Concern } from "../reports/review/finding";
import { UnreadablePlan } from "../reports/review/plan/unreadable";
import { jsonOf } from "../reports/review/report/json";
import { markdownOf } from "../reports/review/report/markdown";
import { type Review, reviewOf } from "../reports/review/review";
import { Failure } from "../runner/failure";
import { withOutput, withTerraform } from "./options";
import { print, printJson } from "./output";
import { readPlanFiles } from "./plan-files";
import { type PlanningOptions, withPlanning } from "./planning";
import { readAcceptances } from "./review-acceptances";
import { plansOf, plansSince } from "./review-plans";

interface ReviewOptions extends PlanningOptions {
  readonly accepted?: string;
  readonly failOn: readonly Concern[];
  readonly json?: boolean;
  readonly since?: string;
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
      "write review.md, all of it in full.md, and the plans that were made, as STACK.json",
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
  const strange = names.find((name) => !(name in CONCERNS));
  if (strange === undefined) return names as Concern[];
  throw new InvalidArgumentError(
    `${JSON.stringify(strange)} isn't a concern${suggestion(strange, all)}; allowed: ${all.join(", ")}, any.`,
  );
}

async function review(files: readonly string[], options: ReviewOptions): Promise<void> {
  const acceptances = readAcceptances(options.accepted);
  if (files.length > 0 && options.since !== undefined)
    throw new Failure("--since plans what changed: leave out the plan files, or --since");
  const { plans, ...context } =
    files.length > 0
      ? { plans: readPlanFiles(files) }
      : options.since === undefined
        ? { plans: await plansOf([], options) }
        : await plansSince(options.since, options);
  const today = new Date().toISOString().slice(0, 10);
  const found = reviewOf(plans, { acceptances, today, ...context });
  report(found, options);
  const stopping = found.findings.filter(({ kind }) => (options.failOn as readonly string[]).includes(kind));
  if (stopping.length > 0) process.exitCode = 2;
}

function report(review: Review, { out, json }: ReviewOptions): void {
  const where =
    out === undefined ? "`slipway review --out DIR` writes all of it" : `all of it is in \`${out}/full.md\``;
  const comment = markdownOf(review, { where });
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "review.md"), comment);
    writeFileSync(join(out, "full.md"), markdownOf(review, { where, limit: Number.POSITIVE_INFINITY }));
  }
  if (json) printJson(jsonOf(review));
  else print(comment.trimEnd());
}
