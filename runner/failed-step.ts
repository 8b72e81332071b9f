import { Failure } from "./failure";
import type { Finished } from "./process";

/** What Terraform could not do with a stack. */
export interface FailedStep {
  readonly stack: string;
  readonly ok: false;
  /** What failed: `terraform init, exit status 1`. */
  readonly step: string;
  /** Terraform's own words. */
  readonly error: string;
}

/** A step's failure, in the words that Terraform said. */
export function failedStep(
  stack: string,
  step: string,
  { exitCode }: Pick<Finished, "exitCode">,
  words: readonly string[],
): FailedStep {
  const error = words.map((text) => text.trim()).filter((text) => text !== "");
  return { stack, ok: false, step: `${step}, exit status ${exitCode}`, error: error.join("\n\n") };
}

/**
 * The result of a step that succeeded.
 * @throws Failure with Terraform's words when it didn't
 */
export function done<T extends { readonly ok: true }>(result: T | FailedStep): T {
  if (!result.ok) throw failureOf(result);
  return result;
}

/** A step's failure, to be thrown. */
export function failureOf({ step, error }: FailedStep): Failure {
  return new Failure(`${step}\n${error}`);
}
