import { Command, Option } from "commander";
import { compare, isWider } from "../reports/access/compare";
import { PolicyError } from "../reports/access/evaluate/policy-error";
import { REFERENCE } from "../reports/access/lint/iam-data";
import { faultsOf, prove } from "../reports/access/proof";
import { UnknownAction } from "../reports/access/rehearsal/acts/unknown-action";
import { MissingPart } from "../reports/access/rehearsal/missing-part";
import { comparisonSections } from "../reports/access/report/changes";
import { asMarkdown, asText, type Section } from "../reports/access/report/document";
import { jsonOf, reportOf } from "../reports/access/report/report";
import type { World } from "../reports/access/world/world";
import { Failure } from "../runner/failure";
import { readWorld } from "./access-input";
import { printWho } from "./access-who";
import { addressesIn } from "./mail-addresses";
import { configFileOf, type GlobalOptions, once, withOutput } from "./options";
import { print, printJson, tell } from "./output";
import { jobsIn } from "./workflow-jobs";

interface AccessOptions extends GlobalOptions {
  readonly output: string;
  readonly plan?: string;
  readonly state?: string;
  readonly scp?: string;
  readonly who?: readonly string[];
  readonly by?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  /** False: the states are all there is. */
  readonly stacks: boolean;
  readonly told?: string;
  /** Folder of a former synthesis. */
  readonly base?: string;
}

const HELP = `
Reads the synthesized stacks, asks AWS nothing, and answers three questions:
  rehearsal     is every call of a release allowed by every policy on its way?
  adversaries   does anybody get at anything who isn't meant to?
  lint          does each statement mean what it says?
It then shows who can do what in which account, and why.

With --who it answers one question, with the statements that decide. With --base
it says what becomes allowed since a former synthesis, and what no longer is.

Examples:
  npx slipway synth && npx slipway access
  npx slipway access --who kms:Decrypt alias/acme-artifacts
  npx slipway access --who s3:GetObject s3://acme-state-111111111111-us-east-1/tools.tfstate --by acme-storefront-build
  npx slipway access --base ../main/cdktf.out --markdown
  npx slipway plan --out plans; npx slipway access --plan plans
  npx slipway access --state states --no-stacks --told platform@acme.example

Exit status: 0 proven, 2 findings, or with --base anything that is wider, 1 error.`;

/** `slipway access`: a release is rehearsed, and nobody else gets in. */
export function accessCommand(): Command {
  const command = new Command("access")
    .description("prove who may do what, from the synthesized stacks alone")
    .option("--who <action resource...>", "who may do this with that, and which statements say so")
    .option("--by <name>", "with --who: this caller alone, and why or why not", once("--by"))
    .option("--base <dir>", "what is allowed more or less than in the stacks of that folder", once("--base"))
    .option(
      "--plan <dir>",
      "read what is planned: STACK.json there, each a plan in Terraform's JSON format",
      once("--plan"),
    )
    .option(
      "--state <dir>",
      "read what stands: STACK.json there, each a state in Terraform's JSON format",
      once("--state"),
    )
    .option("--no-stacks", "with --state: read every state there, of Terraform that Slipway hasn't written")
    .option(
      "--told <addresses>",
      "with --no-stacks: e-mail addresses that are meant to be told, by commas",
      once("--told"),
    )
    .option(
      "--scp <file>",
      "service control policies to be taken into account, by account and level",
      once("--scp"),
    )
    .option("--json", "print the findings as JSON")
    .addOption(new Option("--markdown", "print Markdown").conflicts("json"))
    .addHelpText("after", HELP);
  return withOutput(command).action(async (_options, self: Command) => {
    refuseArguments(self.args);
    await access(self.optsWithGlobals<AccessOptions>()).catch((error: unknown) => {
      throw MENDABLE.some((kind) => error instanceof kind) ? new Failure((error as Error).message) : error;
    });
  });
}

/** What stands behind no option. The program lets it through to here: commander's own error names no way out. */
function refuseArguments(args: readonly string[]): void {
  if (args.length === 0) return;
  throw new Failure(
    `${args.map((text) => JSON.stringify(text)).join(", ")} stands behind no option: access reads all stacks at once\n` +
      "One question: --who ACTION RESOURCE, and --by NAME for one caller. A folder: --output, --base, --plan or --state DIR, each once.",
  );
}

/** What a person can mend in the stacks, or in what was handed in. */
const MENDABLE = [PolicyError, UnknownAction, MissingPart];

async function access(options: AccessOptions): Promise<void> {
  refuseEmpty(options);
  refuseTogether(options);
  const { plan, state, scp, base } = options;
  const documents = plan ?? state;
  const world = readWorld({ ...options, ...(documents !== undefined && { documents }) });
  if (options.who) await printWho(world, { ...options, who: options.who });
  else if (base !== undefined) {
    printComparison(readWorld({ output: base, ...(scp !== undefined && { scp }) }), world, options);
  } else await printProof(world, options);
}

/** What an option takes that an unset variable of a shell may have left empty. */
const TAKES = {
  by: "a name",
  base: "a folder",
  plan: "a folder",
  state: "a folder",
  scp: "a file",
  output: "a folder",
  told: "e-mail addresses",
} as const;

function refuseEmpty(options: AccessOptions): void {
  for (const [name, takes] of Object.entries(TAKES) as [keyof typeof TAKES, string][])
    if (options[name]?.trim() === "") throw new Failure(`--${name} is empty: it takes ${takes}`);
}

/** Options that would be dropped without a word. */
function refuseTogether({ who, by, base, plan, state, stacks, told, markdown }: AccessOptions): void {
  if (!stacks && state === undefined)
    throw new Failure("--no-stacks reads states alone: --state DIR says where they are");
  if (told !== undefined && stacks)
    throw new Failure("--told belongs to --no-stacks: of Slipway's own stacks slipway.yaml says who is told");
  if (by !== undefined && !who) {
    throw new Failure(
      "--by belongs to --who: --who kms:Decrypt alias/acme-artifacts --by acme-storefront-build",
    );
  }
  if (who && base !== undefined) throw new Failure("--who asks about one synthesis: leave out --base");
  if (who && markdown) throw new Failure("--who answers in text, or with --json: leave out --markdown");
  if (plan !== undefined && state !== undefined) {
    throw new Failure("--plan reads what will be, --state what stands: leave out one of them");
  }
  if (base !== undefined && (plan ?? state) !== undefined) {
    throw new Failure("--base compares stacks with stacks: leave out --plan and --state");
  }
}

async function printProof(world: World, options: AccessOptions): Promise<void> {
  const { stacks, told } = options;
  const file = stacks ? configFileOf(options) : undefined;
  const { jobs, said } = jobsIn(world, file);
  for (const sentence of said) tell(`warning: ${sentence}`);
  const addresses = file === undefined ? (told ?? "").split(",").map((one) => one.trim()) : addressesIn(file);
  const proof = await prove(world, REFERENCE, jobs, addresses);
  if (options.json) printJson(jsonOf(proof));
  else printSections(reportOf(proof), options);
  if (faultsOf(proof) > 0) process.exitCode = 2;
}

function printComparison(before: World, after: World, options: AccessOptions): void {
  const comparison = compare(before, after);
  if (options.json) printJson(comparison);
  else printSections(comparisonSections(comparison), options);
  if (isWider(comparison)) process.exitCode = 2;
}

function printSections(sections: readonly Section[], { markdown = false }: AccessOptions): void {
  print((markdown ? asMarkdown : asText)(sections));
}
