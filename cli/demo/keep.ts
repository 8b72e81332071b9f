/** Leaving everything up, for a person to look at by hand. */
import { join } from "node:path";
import { type EmulatedAccount, type Emulator, emulatedSettings } from "../../runner/emulated";
import { signalComes } from "../../runner/process";
import { providerEnvironment } from "../../runner/provider-source";
import type { Session } from "../../runner/session";
import { print, tell } from "../output";
import type { DemoStack } from "./stacks";

export interface Kept {
  readonly emulator: Emulator;
  readonly accounts: readonly EmulatedAccount[];
  readonly session: Session;
  readonly stacks: readonly DemoStack[];
  /** The demo's temporary folder. */
  readonly folder: string;
  /** Where the stacks were synthesized. */
  readonly outdir: string;
}

/** Says how to reach what stands, and waits for a signal. */
export async function keepUp(kept: Kept): Promise<void> {
  print(keepText(kept));
  tell("\nPress Ctrl-C here to take everything down.");
  await signalComes();
  tell("");
}

/** Lines for a shell: what to set, then what to try. */
export function keepText({ emulator, accounts, session, stacks, folder, outdir }: Kept): string {
  const variables = {
    ...emulatedSettings(emulator, accounts, folder),
    ...providerEnvironment(session.providers, {}, folder),
    // The cdktf CLI asks it for newer versions of itself.
    CHECKPOINT_DISABLE: "1",
  };
  const [first = "tools", second = first] = accounts.map(({ name }) => name);
  const last = accounts.at(-1)?.name ?? first;
  return [
    "In another terminal, in Slipway's folder, set these:",
    "",
    "  unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN",
    ...Object.entries(variables).flatMap(([name, value]) =>
      value === undefined ? [] : [`  export ${name}=${shellWord(value)}`],
    ),
    "",
    `and ask whatever you like. Each account has a profile: ${accounts.map(({ name }) => name).join(", ")}.`,
    "",
    "  aws codepipeline list-pipelines",
    `  aws iam list-roles --path-prefix /slipway --profile ${second}`,
    `  aws elbv2 describe-load-balancers --profile ${last}`,
    `  (cd ${shellWord(join(outdir, "stacks", first))} && terraform init && terraform plan)`,
    `  npx cdktf diff ${first} --skip-synth --output ${shellWord(outdir)}`,
    "",
    `The stacks: ${stacks.map(({ name }) => name).join(", ")}.`,
  ].join("\n");
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
