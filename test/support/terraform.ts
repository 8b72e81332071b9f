import { Failure } from "../../runner/failure";
import { findTerraform } from "../../runner/terraform";
import { describeTier } from "./tier";

/**
 * A `describe` of tests that run Terraform.
 * @param tests gets the absolute path of the binary
 */
export function describeWithTerraform(title: string, tests: (binary: string) => void): void {
  describeTier(title, missingTerraform(), () => tests(lookForTerraform() ?? "terraform"));
}

/** What keeps this machine from running Terraform; undefined when nothing does. */
export function missingTerraform(): string | undefined {
  return lookForTerraform() === undefined ? "neither terraform nor tofu is on the PATH" : undefined;
}

function lookForTerraform(): string | undefined {
  try {
    return findTerraform(undefined, process.env);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
