import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { suggestion } from "../config/nearest";
import { CONCERNS, type Concern } from "../reports/review/finding";
import type { Plan } from "../reports/review/plan/plan";
import { UnreadablePlan } from "../reports/review/plan/unreadable";
import { jsonOf } from "../reports/review/report/json";
import { markdownOf } from "../reports/review/report/markdown";
import { reviewOf } from "../reports/review/review";
import { Failure } from "../runner/failure";
import { withOutput, withTerraform } from "./options";
import { print, printJson, tell } from "./output";
import { readPlanFiles, readPlanText } from "./plan-files";
import { type PlanningOptions, planEvery, withPlanning } from "./planning";
import { readAcceptances } from "./review-acceptances";

interface ReviewOptions extends PlanningOptions {
  readonly accepted?: string;
  readonly failOn: readonly Concern[];
  readonly json?: boolean;
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
  const plans = files.length > 0 ? readPlanFiles(files) : await planned(options);
  const found = reviewOf(plans, acceptances, new Date().toISOString().slice(0, 10));
  const where =
    options.out === undefined
      ? "`slipway review --out DIR` writes all of it"
      : `all of it is in \`${options.out}/full.md\``;
  const comment = markdownOf(found, { where });
  if (options.out !== undefined) {
    mkdirSync(options.out, { recursive: true });
    writeFileSync(join(options.out, "review.md"), comment);
    writeFileSync(
      join(options.out, "full.md"),
      markdownOf(found, { where, limit: Number.POSITIVE_INFINITY }),
    );
  }
  if (options.json) printJson(jsonOf(found));
  else print(comment.trimEnd());
  const stopping = found.findings.filter(({ kind }) => (options.failOn as readonly string[]).includes(kind));
  if (stopping.length > 0) process.exitCode = 2;
}

async function planned(options: ReviewOptions): Promise<Plan[]> {
  const results = await planEvery([], options, true);
  const failed = results.flatMap((result) => (result.ok ? [] : [result]));
  for (const { stack, step, error } of failed) tell(`\n${stack}: ${step}\n${error}`);
  if (failed.length > 0) {
    throw new Failure(
      `${failed.length} of ${results.length} stacks couldn't be planned: ${failed.map(({ stack }) => stack).join(", ")}`,
    );
  }
  return results.flatMap((result) =>
    result.ok && result.json !== undefined ? [readPlanText(result.stack, result.json)] : [],
  );
}
