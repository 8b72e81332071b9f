import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/emulator";
import type { Request } from "../../emulator/request";
import { type EmulatedAccount, emulatedEnvironment, PRINT_VERSION, pythonsOf } from "../../runner/emulated";
import { Failure } from "../../runner/failure";
import { providerEnvironment } from "../../runner/provider-source";
import { withSession } from "../../runner/session";
import { testedMirror } from "../../runner/tested-provider";
import { missingTerraform } from "./terraform";
import { describeTier } from "./tier";

/** The accounts of the default configuration. */
export const ACCOUNTS: readonly EmulatedAccount[] = [
  { name: "tools", id: "111111111111", region: "us-east-1", profile: "acme-tools" },
  { name: "staging", id: "222222222222", region: "us-east-1", profile: "acme-staging" },
  { name: "production", id: "333333333333", region: "us-east-1", profile: "acme-production" },
];

/** The one that `findMoto` finds; a `describe` must know at once, and can't wait for that. */
const found = pythonsOf(process.env).find(
  (python) => spawnSync(python, ["-c", PRINT_VERSION], { stdio: "ignore" }).status === 0,
);

/** The Python that tests run moto with. */
export const PYTHON = found ?? "python3";

/** What keeps this machine from running the emulator; undefined when nothing does. */
export function missingMoto(): string | undefined {
  if (found !== undefined) return undefined;
  return `${process.env.SLIPWAY_PYTHON || "python3"} has no moto: \`npx slipway demo --setup\` installs it`;
}

/** A `describe` of tests that run Terraform against the emulator. */
export function describeEmulated(title: string, tests: () => void): void {
  describeTier(title, missingTerraform() ?? missingMoto(), tests);
}

/** Stands between a test and the emulator of its file. */
export interface Machine {
  readonly emulator: () => Emulator;
  /** Environment in which terraform, aws, cdktf and slipway reach the emulator, signed in to the first account. */
  readonly env: () => NodeJS.ProcessEnv;
  /** The same, signed in to the account of that name. */
  readonly as: (account: string) => NodeJS.ProcessEnv;
}

/** Starts an emulator for the tests of a `describe`; it is gone after them. */
export function emulated(
  accounts: readonly EmulatedAccount[] = ACCOUNTS,
  onCall?: (request: Request) => void,
): Machine {
  let emulator: Emulator | undefined;
  let env: NodeJS.ProcessEnv = {};
  const folder = mkdtempSync(join(tmpdir(), "slipway-test-"));
  beforeAll(async () => {
    emulator = await startEmulator({ python: PYTHON, ...(onCall && { onCall }) });
    const signedIn = emulatedEnvironment(emulator, accounts, folder, process.env);
    env = {
      ...(await withTestedProvider(signedIn, folder)),
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
    };
  }, 90_000);
  afterAll(async () => {
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const started = () => {
    if (!emulator) throw new Error("the emulator runs from beforeAll on");
    return emulator;
  };
  return { emulator: started, env: () => env, as: (account) => ({ ...env, AWS_PROFILE: account }) };
}

/**
 * The environment in which Terraform and Slipway take the provider that the emulator is tested with. Where it can't be
 * had, the tests that run Terraform say so; the others don't need it.
 */
async function withTestedProvider(env: NodeJS.ProcessEnv, folder: string): Promise<NodeJS.ProcessEnv> {
  try {
    const cwd = join(folder, "provider");
    const path = await withSession({ offline: true }, (session) => testedMirror(session, cwd));
    return { ...providerEnvironment({ kind: "mirror", path }, env, folder), SLIPWAY_PROVIDER_MIRROR: path };
  } catch (error) {
    if (error instanceof Failure) return env;
    throw error;
  }
}
