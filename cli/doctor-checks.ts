/** What `doctor` looks at, one function a thing. */
import type { Account } from "../config/config";
import { engines } from "../package.json";
import { findMoto, MOTO_VERSION } from "../runner/emulated";
import { Failure } from "../runner/failure";
import { providerProblem } from "../runner/provider-check";
import { AWS_PROVIDER } from "../runner/provider-mirror";
import type { ProviderSource } from "../runner/provider-source";
import { type Session, withSession } from "../runner/session";
import { signIn } from "../runner/sign-in";
import { compareVersions, findTerraform, OLDEST_TERRAFORM, terraformVersion } from "../runner/terraform";
import { signInTarget } from "./accounts";
import { missingMoto } from "./missing-moto";

/** One thing looked at. */
export interface Finding {
  readonly what: string;
  /** `optional`: missing, and nothing that Slipway does today stops for it. `unknown`: it couldn't be looked at. */
  readonly state: "ok" | "missing" | "optional" | "unknown";
  /** What was found. */
  readonly found: string;
  /** What doesn't work without it. */
  readonly blocks?: string;
  /** How to get it. */
  readonly remedy?: string;
}

/** The Node.js that runs this, against package.json. */
export function checkNode(version = process.versions.node): Finding {
  const oldest = engines.node.replace(/^>=/, "");
  if (compareVersions(version, oldest) >= 0) return { what: "Node.js", state: "ok", found: version };
  return {
    what: "Node.js",
    state: "missing",
    found: `${version}; needed: ${oldest} or later`,
    blocks: "everything",
    remedy: "https://nodejs.org/en/download",
  };
}

/** Terraform or OpenTofu, and its version. */
export async function checkTerraform(named: string | undefined): Promise<Finding> {
  const missing = { what: "Terraform", state: "missing", blocks: "plan; check and synth work" } as const;
  const remedy =
    "install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install), or name a binary: " +
    "--terraform PATH or SLIPWAY_TERRAFORM=PATH";
  try {
    const path = findTerraform(named, process.env);
    const version = await terraformVersion(path, process.env);
    const found = `${version} at ${path}`;
    if (compareVersions(version, OLDEST_TERRAFORM) >= 0) return { what: "Terraform", state: "ok", found };
    return { ...missing, found: `${found}; needed: ${OLDEST_TERRAFORM} or later`, remedy };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...missing, found: firstLine(error.message), remedy };
  }
}

/**
 * The AWS provider plugin, by a real `terraform init`.
 * @param provider which; default: any that the stacks accept
 */
export async function checkProvider(session: Session, provider = AWS_PROVIDER): Promise<Finding> {
  const what = session.offline ? "AWS provider, offline" : "AWS provider";
  const problem = await providerProblem(session, provider);
  if (problem === undefined) return { what, state: "ok", found: `from ${describeSource(session.providers)}` };
  return {
    what,
    state: "missing",
    found: `terraform init failed, looking at ${describeSource(session.providers)}:\n${problem}`,
    blocks: session.offline ? "plan --offline" : "plan, deploying; plan --offline may still work",
    remedy:
      "a way to Terraform's registry, or a filesystem mirror that holds hashicorp/aws, named by " +
      "SLIPWAY_PROVIDER_MIRROR=DIR or by the Terraform CLI configuration",
  };
}

/** moto, which stands in for AWS in runs on this machine. */
export async function checkEmulator(): Promise<Finding> {
  const what = "AWS emulator";
  const moto = await findMoto(process.env);
  if (moto) {
    const tested = moto.version === MOTO_VERSION ? "" : `; tested with ${MOTO_VERSION}`;
    return { what, state: "ok", found: `moto ${moto.version} in ${moto.path}${tested}` };
  }
  return {
    what,
    state: "optional",
    ...(await missingMoto(process.env)),
    blocks: "demo in full, and tests that apply stacks on this machine",
  };
}

/** Credentials of an account, by a real STS call. */
export async function checkAccount(session: Session, account: Account): Promise<Finding> {
  const what = `credentials of ${account.name}`;
  const result = await signIn(session, signInTarget(account));
  if (result.ok) return { what, state: "ok", found: result.arn };
  return {
    what,
    state: "missing",
    found: `${describeCredentials(account)} for account ${account.id}:\n${result.error}`,
    blocks: `plan and deploying of the stacks in ${account.name}; plan --offline works`,
    remedy:
      "sign in (aws sso login, AWS_PROFILE, …), or set profile or assumeRole of the account in the configuration",
  };
}

/** A session that has the provider, whichever way: the user's own, else what offline work takes. */
export function withReachableProvider<T>(
  terraform: string | undefined,
  mirror: string | undefined,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const env = mirror === undefined ? process.env : { ...process.env, SLIPWAY_PROVIDER_MIRROR: mirror };
  return withSession({ offline: false, terraform, env }, use);
}

function describeSource(source: ProviderSource): string {
  switch (source.kind) {
    case "mirror":
    case "implied-mirror":
      return source.path;
    case "cli-config":
      return `where ${source.path} says`;
    case "registry":
      return "Terraform's registry";
  }
}

function describeCredentials({ credentials }: Account): string {
  switch (credentials.kind) {
    case "profile":
      return `profile ${credentials.profile}`;
    case "assume-role":
      return `role ${credentials.roleArn}`;
    case "ambient":
      return "the environment's credentials";
  }
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
