import { Command } from "commander";
import type { Account } from "../config/config";
import { loadConfig } from "../config/load";
import { ConfigError } from "../config/problem";
import { refusedVariables } from "../runner/environment";
import { withSession } from "../runner/session";
import {
  checkAccount,
  checkEmulator,
  checkNode,
  checkProvider,
  checkTerraform,
  type Finding,
  withReachableProvider,
} from "./doctor-checks";
import { configFileOf, type TerraformOptions, withTerraform } from "./options";
import { type Colors, colorsFor, count, indented, print, printJson, tell, wrapped } from "./output";

interface DoctorOptions extends TerraformOptions {
  readonly json?: boolean;
}

const HELP = `
Looks at what the commands need, by using it: runs terraform, gets the AWS
provider with a real terraform init, and asks AWS (STS GetCallerIdentity) who it
is in every account of the configuration. Nothing is made or changed. Says of
what is missing what it blocks and how to get it. Takes up to a minute, or as
long as Terraform takes to download the provider.

Examples:
  npx slipway doctor
  npx slipway doctor --offline     only what plan --offline needs
  npx slipway doctor --json | jq '.findings[] | select(.state != "ok")'

Exit status: 0 nothing is missing (optional things aside), 1 something is.`;

/** Under the name of what was looked at. */
const INDENT = " ".repeat(9);

/** `slipway doctor`: what is missing on this machine. */
export function doctorCommand(): Command {
  return withTerraform(new Command("doctor"))
    .description("show what is missing on this machine, what it blocks and how to get it")
    .option("--offline", "only what works without credentials: no account is asked")
    .option("--json", "print { ok, findings } as JSON")
    .addHelpText("after", HELP)
    .action(async (_options, self: Command) => {
      const options = self.optsWithGlobals<DoctorOptions>();
      const findings = await examine(options);
      const missing = findings.filter(({ state }) => state === "missing" || state === "unknown");
      if (options.json) printJson({ ok: missing.length === 0, findings });
      else print(formatFindings(findings, missing.length, colorsFor(process.stdout)));
      process.exitCode = missing.length > 0 ? 1 : 0;
    });
}

async function examine(options: DoctorOptions): Promise<Finding[]> {
  tell("looking at Node.js, Terraform and the emulator");
  const [terraform, emulator] = await Promise.all([checkTerraform(options.terraform), checkEmulator()]);
  const local = [checkNode(), terraform, emulator];
  if (terraform.state !== "ok") {
    return [...local, unknown("AWS provider and credentials", "needs Terraform")];
  }
  return [...local, ...(await examineRemote(options))];
}

/** What only Terraform can tell: whether it gets the provider, and whether the accounts let us in. */
async function examineRemote(options: DoctorOptions): Promise<Finding[]> {
  const { terraform } = options;
  tell("getting the AWS provider with terraform init");
  const offline = await withSession({ offline: true, terraform }, async (session) => ({
    finding: await checkProvider(session),
    mirror: session.providers.kind === "mirror" ? session.providers.path : undefined,
  }));
  if (options.offline) return [offline.finding];
  const refused = refusedVariables(process.env);
  if (refused.length > 0) {
    return [offline.finding, bending(refused), unknown("AWS provider and credentials", "needs that unset")];
  }
  const online = await withSession({ offline: false, terraform }, checkProvider);
  const providers = [offline.finding, online];
  if (providers.every(({ state }) => state !== "ok")) {
    return [...providers, unknown("credentials", "needs the AWS provider")];
  }
  const accounts = accountsOf(configFileOf(options));
  if (!Array.isArray(accounts)) return [...providers, accounts];
  tell(`asking AWS who we are in ${count(accounts.length, "account")}`);
  const mirror = online.state === "ok" ? undefined : offline.mirror;
  const credentials = await withReachableProvider(terraform, mirror, (session) =>
    Promise.all(accounts.map((account) => checkAccount(session, account))),
  );
  return [...providers, ...credentials];
}

function accountsOf(file: string): Account[] | Finding {
  try {
    const { tools, environments } = loadConfig(file);
    return [tools, ...environments];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return unknown("credentials", `needs a sound configuration: slipway check --config ${file}`);
  }
}

function bending(variables: readonly string[]): Finding {
  return {
    what: "environment",
    state: "missing",
    found: `${variables.join(", ")} would have Terraform do something else than Slipway says`,
    blocks: "plan, bootstrap, recover; plan --offline works",
    remedy: `unset ${variables.join(" ")}`,
  };
}

function unknown(what: string, found: string): Finding {
  return { what, state: "unknown", found };
}

function formatFindings(findings: readonly Finding[], missing: number, colors: Colors): string {
  const paint = { ok: colors.green, missing: colors.red, optional: colors.yellow, unknown: colors.yellow };
  const parts = findings.map(({ what, state, found, blocks, remedy }) => {
    const heading = `${paint[state](state.padEnd(8))} ${what}: ${indented(found, INDENT).trimStart()}`;
    const details = [...(blocks ? [`Blocks: ${blocks}.`] : []), ...(remedy ? [`Remedy: ${remedy}.`] : [])];
    return [heading, ...details.map((text) => wrapped(text.split(" "), INDENT))].join("\n");
  });
  const verdict =
    missing === 0 ? "Nothing is missing." : `${count(missing, "thing")} missing or not to be looked at.`;
  return [...parts, "", verdict].join("\n");
}
