/** Terraform against the emulator: its environment is all that differs from a run against AWS. */
import { writeFileSync } from "node:fs";
import { devNull, homedir } from "node:os";
import { join } from "node:path";
import { keysOf } from "../emulator/accounts";
import { type Emulator, type EmulatorOptions, startEmulator } from "../emulator/emulator";
import { Failure } from "./failure";
import { atEnd } from "./lifetime";
import { run } from "./process";

export type { Emulator };

/** The version of moto that the emulator is tested with. */
export const MOTO_VERSION = "5.2.1";

/** An account as the emulator's callers sign in to it. */
export interface EmulatedAccount {
  readonly name: string;
  readonly id: string;
  readonly region: string;
  /** The profile that its stacks name, if they name one. */
  readonly profile?: string;
}

/** A Python that has moto. */
export interface MotoPython {
  readonly path: string;
  readonly version: string;
}

/** Folder of the virtual environment that `slipway demo --setup` makes. */
export function privatePythonFolder(env: NodeJS.ProcessEnv): string {
  const data = env.XDG_DATA_HOME || join(homedir(), ".local/share");
  return join(data, "slipway", `moto-${MOTO_VERSION}`);
}

/** The Pythons that are looked at: SLIPWAY_PYTHON alone, else Slipway's own virtual environment, then `python3`. */
export function pythonsOf(env: NodeJS.ProcessEnv): readonly string[] {
  if (env.SLIPWAY_PYTHON) return [env.SLIPWAY_PYTHON];
  return [join(privatePythonFolder(env), "bin", "python"), "python3"];
}

/**
 * The first Python that can run the emulator.
 * @returns undefined when none has moto's server
 */
export async function findMoto(env: NodeJS.ProcessEnv): Promise<MotoPython | undefined> {
  for (const path of pythonsOf(env)) {
    const version = await motoVersion(path, env);
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

/** Python: prints the version of a moto whose server can run, which one without its extras can't. */
export const PRINT_VERSION =
  "from importlib.metadata import version; import flask, werkzeug.serving, moto.server; print(version('moto'))";

/** Version of the moto that a Python has, with all that its server needs; undefined when it has none. */
export async function motoVersion(python: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const ended = await run(python, ["-c", PRINT_VERSION], { cwd: process.cwd(), env, timeoutMs: 60_000 });
    return ended.exitCode === 0 ? ended.stdout.trim() : undefined;
  } catch {
    // No such Python.
    return undefined;
  }
}

/**
 * Lends a running emulator to `use`; it is gone when `use` ends, and when this process does.
 * @throws Failure when moto doesn't start
 */
export async function withEmulator<T>(
  options: EmulatorOptions,
  use: (emulator: Emulator) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator(options).catch((error: unknown) => {
    throw new Failure(
      `the emulator can't be started: ${error instanceof Error ? error.message : String(error)}\n` +
        `It is tested with moto ${MOTO_VERSION}; \`slipway demo --setup\` installs that for Slipway alone.`,
    );
  });
  const forget = atEnd(() => kill(emulator.pid));
  try {
    return await use(emulator);
  } finally {
    await emulator.stop();
    forget();
  }
}

/**
 * The environment in which aws, terraform and cdktf reach the emulator and nothing else: no variable of the user's
 * own AWS settings is left. Each account has a profile of its own name, and of the name that its stacks use.
 * @param folder where the AWS configuration file is written
 * @param account whose credentials are used where nothing names a profile; default: the first
 */
export function emulatedEnvironment(
  emulator: Emulator,
  accounts: readonly EmulatedAccount[],
  folder: string,
  env: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("AWS_"));
  return { ...Object.fromEntries(kept), ...emulatedSettings(emulator, accounts, folder) };
}

/** What the emulator's environment adds; also what a person exports to use it by hand. */
export function emulatedSettings(
  { url }: Emulator,
  accounts: readonly EmulatedAccount[],
  folder: string,
): Record<string, string> {
  const config = join(folder, "aws-config");
  writeFileSync(config, accounts.map((account) => profilesOf(account)).join("\n"));
  return {
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_ENDPOINT_URL: url,
    // A profile that assumes a role looks for this one alone: aws-sdk-go-v2 signs in before it reads the general one.
    AWS_ENDPOINT_URL_STS: url,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PROFILE: accounts[0]?.name ?? "default",
    AWS_PAGER: "",
    // What the emulator refuses once it refuses again.
    AWS_MAX_ATTEMPTS: "3",
  };
}

function profilesOf({ name, id, region, profile }: EmulatedAccount): string {
  const { accessKeyId, secretAccessKey } = keysOf(id);
  const names = new Set(profile === undefined ? [name] : [name, profile]);
  return [...names]
    .map((each) =>
      [
        `[profile ${each}]`,
        `region = ${region}`,
        `aws_access_key_id = ${accessKeyId}`,
        `aws_secret_access_key = ${secretAccessKey}`,
        "",
      ].join("\n"),
    )
    .join("\n");
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
