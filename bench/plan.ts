/** `npm run bench:plan`: what a review of a large plan file costs, beside what reading it as JSON costs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { positiveInteger } from "../cli/options";
import { print, printJson, table, tell } from "../cli/output";
import { measure, medianUsage, type Run, type Usage } from "./measure";
import { writePlan } from "./plan-file";

/** Sizes in MiB: the larger one is asked about, and the smaller one shows whether the cost grows faster than the plan. */
const SIZES = [10, 100];

interface Figure {
  readonly megabytes: number;
  readonly resources: number;
  readonly review: Usage;
  readonly parse: Usage;
}

function bench({ runs, json = false }: { readonly runs: number; readonly json?: boolean }): void {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  try {
    const figures = SIZES.map((size) => figureOf(folder, size, runs));
    if (json) printJson({ node: process.version, runs, figures });
    else printFigures(figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both in turn, so that whatever else the machine does falls on both. */
function figureOf(folder: string, size: number, runs: number): Figure {
  const file = join(folder, "plan.json");
  const written = writePlan(file, size);
  const [reviews, parses]: [Run[], Run[]] = [[], []];
  for (let round = 0; round <= runs; round++) {
    tell(round === 0 ? `${size} MiB: warming up` : `${size} MiB: run ${round} of ${runs}`);
    const [review, parse] = [
      measure(folder, "bin/slipway.js", "review", file),
      measure(folder, "bench/parse.js", file),
    ];
    if (!review.stdout.includes("more is allowed")) throw new Error(`no review: ${review.stdout}`);
    // The first one bundles what has changed, and fills the file cache.
    if (round === 0) continue;
    reviews.push(review);
    parses.push(parse);
  }
  return { ...written, review: medianUsage(reviews), parse: medianUsage(parses) };
}

function printFigures(figures: readonly Figure[]): void {
  const rows = figures.flatMap(({ megabytes, resources, review, parse }) =>
    [["review", review] as const, ["JSON.parse alone", parse] as const].map(([what, usage]) => [
      `${megabytes.toFixed(0)} MiB, ${resources.toLocaleString("en")} resources: ${what}`,
      `${usage.seconds.toFixed(2)} s`,
      `${usage.cpuSeconds.toFixed(2)} s`,
      `${usage.peakMegabytes.toFixed(0)} MiB`,
    ]),
  );
  print(table([["", "time", "CPU", "peak"], ...rows]));
  const [small, large] = figures;
  if (!small || !large) return;
  const perMegabyte = ({ review, megabytes }: Figure) => review.cpuSeconds / megabytes;
  print(
    `peak memory of a review / of JSON.parse: ${ratio(large.review.peakMegabytes, large.parse.peakMegabytes)}`,
  );
  print(
    `CPU time of a megabyte, at ${large.megabytes.toFixed(0)} MiB / at ${small.megabytes.toFixed(0)} MiB: ${ratio(perMegabyte(large), perMegabyte(small))}`,
  );
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}

new Command("bench:plan")
  .description("Measures slipway review of plan files, beside reading them as JSON.")
  .option("--runs <number>", "how often each is run", positiveInteger, 3)
  .option("--json", "print the figures as JSON")
  .action(bench)
  .parse();
