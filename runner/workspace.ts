import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure } from "./failure";
import { guardedFolder } from "./guard";
import { atEnd } from "./lifetime";
import { OVERRIDE_FILE, offlineOverride } from "./offline";
import { isOverride } from "./overrides";

/** The file that cdktf writes for a stack. */
export const STACK_FILE = "cdk.tf.json";

/** Which providers Terraform takes. https://developer.hashicorp.com/terraform/language/files/dependency-lock */
export const LOCK_FILE = ".terraform.lock.hcl";

/** What Terraform leaves in a folder; none of it belongs into a copy. */
const LEFT_BY_TERRAFORM = /^(\.terraform|.*\.tfstate(\..*)?|crash.*\.log)$/;

/** Gives `use` a new temporary folder, which is gone when `use` ends and when the process does. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const { folder, forget: forgetFolder } = guardedFolder();
  // A process that was killed a moment ago may still be writing.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  const forget = atEnd(remove);
  try {
    return await use(folder);
  } finally {
    remove();
    forget();
    forgetFolder();
  }
}

/**
 * Copies a synthesized stack so that Terraform can work on it and the original stays as it is.
 *
 * An offline copy gets the override that lets it plan without AWS, and no lock file: that may ask for a provider
 * which this machine doesn't hold. Override files are never copied.
 * @param directory the stack's folder, with `cdk.tf.json`
 * @param scratch folder in which the copy is made
 * @returns the copy's path
 */
export function copyStack(directory: string, scratch: string, offline: boolean): string {
  const copy = join(mkdtempSync(join(scratch, `${basename(directory)}-`)), basename(directory));
  mkdirSync(copy);
  cpSync(directory, copy, {
    recursive: true,
    filter: (source) => {
      const name = basename(source);
      if (source === directory) return true;
      return !LEFT_BY_TERRAFORM.test(name) && !isOverride(name) && !(offline && name === LOCK_FILE);
    },
  });
  if (offline)
    writeFileSync(join(copy, OVERRIDE_FILE), JSON.stringify(offlineOverride(readStack(copy)), null, 2));
  return copy;
}

/**
 * The Terraform JSON of a synthesized stack.
 * @throws Failure when the file is missing or not JSON
 */
export function readStack(directory: string): unknown {
  const path = join(directory, STACK_FILE);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Failure(
      `${path} can't be read: ${error instanceof Error ? error.message : String(error)}\nRun \`slipway synth\`.`,
    );
  }
}
