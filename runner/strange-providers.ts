/** Providers that a state brings along: programs that a plan would run, whoever wrote the state. */
import { existsSync, readFileSync } from "node:fs";
import { isObject, objectAt } from "./json";

/** Registries that a source without a host means. */
const DEFAULT_HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** https://developer.hashicorp.com/terraform/language/files/dependency-lock */
const LOCKED = /^provider "([^"]+)"/gm;

/**
 * `terraform init` installs what the configuration or the state asks for, and names all of it in the lock file; it runs none of it
 * yet. https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses
 * @param stack the configuration
 * @param lockFile path of the lock file that init left; it may be missing
 * @returns addresses of what the configuration doesn't ask for
 */
export function strangeProviders(stack: unknown, lockFile: string): string[] {
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
