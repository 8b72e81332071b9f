/** The AWS provider in the one version that the emulator is tested with. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure";
import { AWS_PROVIDER } from "./provider-mirror";
import type { Session } from "./session";
import { STACK_FILE } from "./workspace";

/** Newer 6.x speak a protocol to CloudWatch that moto doesn't know: https://github.com/getmoto/moto/issues/9195 */
export const TESTED_PROVIDER = { ...AWS_PROVIDER, version: "5.100.0" };

/** Merged over a copy of a stack: asks for that version alone. */
export const PINNED = { terraform: { required_providers: { aws: TESTED_PROVIDER } } };

/** Name of the override file in a folder where somebody runs Terraform by hand. */
const PIN_FILE = "slipway_pin_override.tf.json";

/** Makes whatever runs Terraform in a stack's folder take that version. */
export function pinIn(directory: string): void {
  writeFileSync(join(directory, PIN_FILE), JSON.stringify(PINNED, null, 2));
}

/**
 * Makes a mirror that holds that version and no other, for commands that choose a stack's folder themselves.
 * @param cwd a folder for it
 * @returns the mirror's path
 * @throws Failure with Terraform's words
 */
export async function testedMirror(session: Pick<Session, "init">, cwd: string): Promise<string> {
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, STACK_FILE), JSON.stringify(PINNED));
  const init = await session.init({ cwd });
  if (init.exitCode !== 0)
    throw new Failure(`terraform init, exit status ${init.exitCode}\n${init.stderr.trim()}`);
  // What `init` leaves is laid out as a mirror is.
  return join(cwd, ".terraform", "providers");
}
