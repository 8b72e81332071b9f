import type { FailedStep } from "../runner/failed-step";
import { colorsFor, indented, tell } from "./output";

/** Tells what failed in each stack or account, and what that means. Returns false, as the command ends. */
export function tellFailures(results: readonly ({ readonly ok: true } | FailedStep)[], end: string): false {
  const { red } = colorsFor(process.stderr);
  for (const result of results) {
    if (!result.ok)
      tell(`\n${red(`${result.stack}: ${result.step}`)}\n${indented(result.error, "  ")}`.trimEnd());
  }
  tell(`\n${end}`);
  return false;
}
