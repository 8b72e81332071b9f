/** Leaving everything up, for a person to look at by hand. */
import { basename, join, resolve } from "node:path";
import { type EmulatedAccount, type Emulator, emulatedSettings } from "../../runner/emulated";
import { signalComes } from "../../runner/process";
import { providerEnvironment } from "../../runner/provider-source";
import type { Session } from "../../runner/session";
import { pinIn } from "../../runner/tested-provider";
import { print, tell, wrapped } from "../output";
import type { DemoStack } from "./stacks";

export interface Kept {
  readonly emulator: Emulator;
  readonly accounts: readonly EmulatedAccount[];
  readonly session: Session;
  /** What `--terraform` names. */
  readonly terraform: string | undefined;
  /** Path of the configuration. */
  readonly file: string;
  readonly stacks: readonly DemoStack[];
  /** A mirror that holds the provider in the tested version, and in no other. */
  readonly providers: string;
  /** The demo's temporary folder. */
  readonly folder: string;
  /** Where the stacks were synthesized. */
  readonly outdir: string;
}

/** Says how to reach what stands, and waits for a signal. */
export async function keepUp(kept: Kept): Promise<void> {
  for (const { directory } of kept.stacks) pinIn(directory);
  print(keepText(kept, process.env));
  tell("\nPress Ctrl-C here to take everything down.");
  await signalComes();
  tell("");
}

/** Lines for a shell: what to set, then what to try. `env`: the user's own environment, which mustn't interfere. */
export function keepText(kept: Kept, env: NodeJS.ProcessEnv): string {
  const { accounts, stacks, outdir } = kept;
  const command = commandOf(kept, env);
  const variables = variablesOf(kept, command, env);
  const terraform = shellWord(command);
  const [first = "tools", second = first] = accounts.map(({ name }) => name);
  const last = accounts.at(-1)?.name ?? first;
  const folder = shellWord(join(outdir, "stacks", first));
  return [
    "In another terminal, paste these lines:",
    "",
    `  cd ${shellWord(process.cwd())}`,
    wrapped(unsetNames(env, variables), "  unset "),
    ...Object.entries(variables).map(([name, value]) => `  export ${name}=${shellWord(value)}`),
    "",
    words(`and ask whatever you like. Each account has a profile: ${names(accounts)}.`),
    "",
    "  aws codepipeline list-pipelines",
    `  aws iam list-roles --path-prefix /slipway --profile ${second}`,
    `  aws elbv2 describe-load-balancers --profile ${last}`,
    `  (cd ${folder} && ${terraform} init && ${terraform} plan)`,
    `  npx cdktf diff ${first} --skip-synth --output ${shellWord(outdir)}`,
    "  npx slipway plan",
    "",
    words(`The stacks: ${names(stacks)}.`),
  ].join("\n");
}

/** The session's Terraform as a shell takes it: by its name, unless a binary was named. */
function commandOf({ session, terraform }: Kept, env: NodeJS.ProcessEnv): string {
  const named = terraform !== undefined || Boolean(env.SLIPWAY_TERRAFORM);
  return named ? session.terraform : basename(session.terraform);
}

/** What the shell needs beside the user's own settings. */
function variablesOf(kept: Kept, terraform: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const { emulator, accounts, session, file, providers, folder } = kept;
  return {
    ...emulatedSettings(emulator, accounts, folder),
    ...matching(/^TF_(CLI_CONFIG_FILE|PLUGIN_CACHE)/, providerEnvironment(session.providers, env, folder)),
    SLIPWAY_CONFIG: resolve(file),
    // `slipway plan` works on copies of its own, which ask for any version.
    SLIPWAY_PROVIDER_MIRROR: providers,
    // The second is cdktf's.
    ...(terraform !== "terraform" && { SLIPWAY_TERRAFORM: terraform, TERRAFORM_BINARY_NAME: terraform }),
    // The cdktf CLI asks it for newer versions of itself.
    CHECKPOINT_DISABLE: "1",
    ...pastProxies(env),
  };
}

/** A proxy would look for the emulator on its own machine. Of the two spellings, tools prefer one or the other. */
function pastProxies(env: NodeJS.ProcessEnv): Record<string, string> {
  if (Object.keys(matching(/^(https?|all)_proxy$/i, env)).length === 0) return {};
  const passed = [env.NO_PROXY || env.no_proxy || [], "127.0.0.1"].flat().join(",");
  return { NO_PROXY: passed, no_proxy: passed };
}

/** What beats a profile or an endpoint, in most shells; then whatever else this one has of the kind. */
function unsetNames(env: NodeJS.ProcessEnv, set: Record<string, string>): string[] {
  const usual = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  const regions = ["AWS_REGION", "AWS_DEFAULT_REGION"];
  const own = Object.keys(matching(/^(AWS_\w+|TF_(CLI_\w+|DATA_DIR|PLUGIN_CACHE\w+|WORKSPACE))$/, env));
  return [...new Set([...usual, ...regions, ...own.sort()])].filter((name) => set[name] === undefined);
}

function matching(names: RegExp, env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      names.test(name) && value !== undefined ? [[name, value] as const] : [],
    ),
  );
}

function names(all: readonly { readonly name: string }[]): string {
  return all.map(({ name }) => name).join(", ");
}

function words(text: string): string {
  return wrapped(text.split(" "), "");
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
