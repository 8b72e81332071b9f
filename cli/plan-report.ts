import type { PlanResult } from "../runner/plan";
import { colorsFor, count, indented, print, table, tell } from "./output";

/** The summary as data. */
export function planJson(results: readonly PlanResult[], offline: boolean): object {
  return {
    offline,
    stacks: results.map((result) =>
      result.ok
        ? { stack: result.stack, changed: result.changed, ...result.changes, warnings: result.warnings }
        : { stack: result.stack, step: result.step, error: result.error },
    ),
  };
}

/** A table on stdout; warnings and errors, as Terraform words them, on stderr. */
export function printPlans(results: readonly PlanResult[], offline: boolean): void {
  const paint = colorsFor(process.stderr);
  for (const [warning, stacks] of warningsOf(results)) {
    tell(`\n${paint.yellow(stacks.join(", "))}\n${indented(warning, "  ")}`);
  }
  for (const result of results) {
    if (!result.ok)
      tell(`\n${paint.red(`${result.stack}: ${result.step}`)}\n${indented(result.error, "  ")}`);
  }
  tell("");
  print(planTable(results));
  print(planTotals(results, offline));
}

function planTable(results: readonly PlanResult[]): string {
  const rows = results.map((result) => {
    if (!result.ok) return [result.stack, "error"];
    const { add, change, destroy } = result.changes;
    const outputsOnly = result.changed && add + change + destroy + result.changes.import === 0;
    return [
      result.stack,
      String(add),
      String(change),
      String(destroy),
      ...(outputsOnly ? ["outputs only"] : []),
    ];
  });
  return table([["stack", "add", "change", "destroy"], ...rows]);
}

function planTotals(results: readonly PlanResult[], offline: boolean): string {
  const failed = results.filter(({ ok }) => !ok).length;
  const changed = results.filter((result) => result.ok && result.changed).length;
  const parts = [
    count(results.length, "stack"),
    `${changed} with changes`,
    ...(failed > 0 ? [count(failed, "error")] : []),
    ...(offline ? ["offline: as if nothing existed yet"] : []),
  ];
  return parts.join(", ");
}

/** Each warning once, with the stacks that have it. */
function warningsOf(results: readonly PlanResult[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const result of results) {
    for (const warning of result.ok ? new Set(result.warnings) : []) {
      found.set(warning, [...(found.get(warning) ?? []), result.stack]);
    }
  }
  return found;
}
