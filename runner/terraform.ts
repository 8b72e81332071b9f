import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { Failure } from "./failure";
import { isObject } from "./json";
import { run } from "./process";

/** The oldest Terraform (or OpenTofu) that the stacks accept: S3 lock files are stable from there on. */
export const OLDEST_TERRAFORM = "1.11.0";

const HOW_TO_GET = `Install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install
Or name the binary: --terraform PATH, or SLIPWAY_TERRAFORM=PATH in the environment.
\`slipway check\` and \`slipway synth\` work without it.`;

/** Looked for on the PATH, in this order. */
const BINARIES = ["terraform", "tofu"];

/**
 * The binary that runs Terraform.
 * @param named what `--terraform` names; else SLIPWAY_TERRAFORM, else `terraform` or `tofu` from the PATH
 * @returns its absolute path
 * @throws Failure that says what is missing and what works without it
 */
export function findTerraform(named: string | undefined, env: NodeJS.ProcessEnv): string {
  const wanted = named ?? (env.SLIPWAY_TERRAFORM || undefined);
  const candidates = wanted === undefined ? BINARIES : [wanted];
  for (const name of candidates) {
    const found = name.includes("/") ? executable(resolve(name)) : onPath(name, env.PATH ?? "");
    if (found) return found;
  }
  const missing =
    wanted === undefined
      ? "neither terraform nor tofu is on the PATH"
      : `${wanted}, named by ${named === undefined ? "SLIPWAY_TERRAFORM" : "--terraform"}, is not an executable file`;
  throw new Failure(`${missing}\n${HOW_TO_GET}`);
}

/**
 * Version of a Terraform or OpenTofu binary, as it says itself, such as `1.11.4`.
 * @throws Failure when it can't be run or says something else
 */
export async function terraformVersion(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { exitCode, stdout, stderr } = await run(path, ["version", "-json"], {
    cwd: process.cwd(),
    env: { ...env, CHECKPOINT_DISABLE: "1" },
    timeoutMs: 20_000,
  }).catch((error: unknown) => {
    throw new Failure(`${path} can't be run: ${error instanceof Error ? error.message : String(error)}`);
  });
  const version = exitCode === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) {
    throw new Failure(
      `\`${path} version -json\` gave no version (exit status ${exitCode})\n${stderr}`.trim(),
    );
  }
  return version;
}

/** Compares dotted versions by their first three numbers: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

function versionIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed) && typeof parsed.terraform_version === "string") return parsed.terraform_version;
  } catch {
    // Not Terraform.
  }
  return undefined;
}

function onPath(name: string, path: string): string | undefined {
  for (const folder of path.split(delimiter).filter((entry) => entry !== "")) {
    const found = executable(resolve(join(folder, name)));
    if (found) return found;
  }
  return undefined;
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
