/** examples/terraform-only: root modules in HCL, each in a copy that Terraform may work on. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OVERRIDE_FILE, offlineOverride } from "../../runner/offline";

const ROOT = join(__dirname, "..", "..");
const EXAMPLE = join("examples", "terraform-only");

/** One for each account. */
export const HCL_ROOTS = ["tools", "staging", "production"] as const;
export type HclRoot = (typeof HCL_ROOTS)[number];

/**
 * Copies the example and the modules that it takes, each where the other looks for it.
 * @returns the folder of the copied example
 */
export function copyHclExample(folder: string): string {
  for (const path of [EXAMPLE, "terraform"])
    cpSync(join(ROOT, path), join(folder, path), {
      recursive: true,
      filter: (source) => !/\.terraform(\.lock\.hcl)?$|\.tfstate/.test(source),
    });
  return join(folder, EXAMPLE);
}

/** Lets a copied root plan without credentials and without one call to AWS. */
export function takeOffline(directory: string): void {
  const provider = { aws: [{ profile: "the account's" }] };
  writeFileSync(join(directory, OVERRIDE_FILE), JSON.stringify(offlineOverride({ provider })));
}
