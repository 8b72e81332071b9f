import { Failure } from "../../runner/failure";
import { findTerraform } from "../../runner/terraform";

/**
 * A `describe` of tests that run Terraform. On a machine without it they are skipped, under a title that says why;
 * with SLIPWAY_TIERS=all they fail instead, with what to do.
 * @param tests gets the absolute path of the binary
 */
export function describeWithTerraform(title: string, tests: (binary: string) => void): void {
  const found = lookForTerraform();
  if (typeof found === "string") {
    describe(title, () => tests(found));
  } else if (process.env.SLIPWAY_TIERS === "all") {
    test(`${title} needs Terraform`, () => {
      throw found;
    });
  } else {
    describe.skip(`${title} (skipped: ${found.message.split("\n")[0]})`, () => tests("terraform"));
  }
}

function lookForTerraform(): string | Failure {
  try {
    return findTerraform(undefined, process.env);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
