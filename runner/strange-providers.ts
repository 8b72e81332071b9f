/** Providers that a state brings along: programs that a plan would run, whoever wrote the state. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, objectAt } from "./json";
import type { Session } from "./session";
import { LOCK_FILE, readStack } from "./workspace";

/** Registries that a source without a host means. */
const DEFAULT_HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** https://developer.hashicorp.com/terraform/language/files/dependency-lock */
const LOCKED = /^provider "([^"]+)"/gm;

/** What `terraform providers` shows for each, of the configuration and then of the state. */
const SHOWN = /provider\[([^\]]+)\]/g;
const OF_STATE = "Providers required by state";

/**
 * `terraform init` installs what the configuration or the state asks for, and names all of it in the lock file; it runs none of it
 * yet, and `terraform providers` doesn't either.
 * @param cwd a folder in which init has run
 * @returns addresses of what the state alone asks for
 */
export async function strangeProviders(session: Session, cwd: string): Promise<string[]> {
  // Offline there is no state.
  if (session.offline) return [];
  const unasked = unaskedProviders(readStack(cwd), join(cwd, LOCK_FILE));
  if (unasked.length === 0) return [];
  // Modules ask for some, and types imply some: rarely, so that the state is seldom read once more.
  const { exitCode, stdout } = await session.run(["providers"], { cwd });
  const [configured = ""] = exitCode === 0 ? stdout.split(OF_STATE) : [];
  const asked = new Set([...configured.matchAll(SHOWN)].map(([, address]) => address));
  return unasked.filter((address) => !asked.has(address));
}

/** What the lock file names and the stack's own file doesn't. https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses */
function unaskedProviders(stack: unknown, lockFile: string): string[] {
  const asked = new Set(
    Object.entries(objectAt(stack, "terraform", "required_providers")).flatMap(addressesOf),
  );
  const locked = existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "";
  return [...locked.matchAll(LOCKED)].flatMap(([, address = ""]) => (asked.has(address) ? [] : [address]));
}

function addressesOf([name, required]: readonly [string, unknown]): string[] {
  const source = isObject(required) && typeof required.source === "string" ? required.source : name;
  const [type = "", namespace = "hashicorp", host] = source.toLowerCase().split("/").reverse();
  return (host === undefined ? DEFAULT_HOSTS : [host]).map((one) => `${one}/${namespace}/${type}`);
}
