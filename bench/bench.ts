/** `npm run bench`: what synthesis costs, as ratios and medians of one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { print, printJson, table, tell } from "../cli/output";
import { rowsOf, targetsOf } from "./report";
import { type Results, runSuite } from "./suite";

interface BenchOptions {
  readonly runs: number;
  readonly full?: boolean;
  readonly json?: boolean;
}

function bench({ runs, full = false, json = false }: BenchOptions): void {
  const machine = {
    cores: availableParallelism(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadBefore: loadavg()[0],
  };
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  try {
    const results = runSuite({ runs, full, folder, onProgress: tell });
    if (json) printJson({ machine, ...results, targets: targetsOf(results) });
    else printTables(machine, results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTables(machine: Readonly<Record<string, unknown>>, results: Results): void {
  const { commands, sizes, targets } = rowsOf(results);
  print(
    `medians of ${results.runs} runs; ${Object.entries(machine)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}`,
  );
  for (const rows of [commands, sizes, targets]) print(`\n${table(rows)}`);
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("a whole number from 1 on");
  return number;
}

new Command("bench")
  .description("Measures slipway synth, beside cdktf synth and by number of services.")
  .option("--runs <number>", "how often each is run", positive, 5)
  .option("--full", "1,000 services too, once")
  .option("--json", "print the figures as JSON")
  .addHelpText("after", "\nWith npm: npm run bench -- --full")
  .action(bench)
  .parse();
