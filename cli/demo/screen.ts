import type { FailedStep } from "../../runner/failed-step";
import { Failure } from "../../runner/failure";
import { type Colors, colorsFor, indented, tell } from "../output";

/** What the demo says beside its data: headings of its steps, and how long it took. */
export class Screen {
  readonly colors: Colors = colorsFor(process.stderr);
  readonly #began = Date.now();
  #step = 0;

  /** Begins a step: what is done, and why. */
  step(title: string, ...lines: readonly string[]): void {
    this.#step += 1;
    const heading = this.colors.bold(`${this.#step}. ${title}`);
    tell(["", heading, ...lines.map((line) => `   ${line}`)].join("\n"));
  }

  /** A line below the heading of a step. */
  say(text: string): void {
    tell(indented(text, "   "));
  }

  /** Since the demo began: `3 min 12 s`. */
  duration(): string {
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}

/**
 * The results, all of which are good.
 * @throws Failure with Terraform's words about each that isn't
 */
export function allDone<R extends { readonly ok: true }>(results: readonly (R | FailedStep)[]): R[] {
  const failed = results.filter((result) => !result.ok);
  // What was left out because of another says nothing new.
  const worded = failed.filter(({ error }) => error !== "");
  if (failed.length > 0) throw new Failure(failureText(worded.length > 0 ? worded : failed));
  return results.filter((result): result is R => result.ok);
}

function failureText(failed: readonly FailedStep[]): string {
  const parts = failed.map(({ stack, step, error }) => `${stack}: ${step}\n${indented(error, "  ")}`);
  return [...parts, "The demo ends here. What it has started and its temporary folder are gone."].join(
    "\n\n",
  );
}
