/** `npm run bench:review`: what a review of one service's change costs, by layout and number of services. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { positiveInteger } from "../cli/options";
import { print, printJson, table, tell } from "../cli/output";
import { medianUsage, type Usage } from "./measure";
import { median } from "./numbers";
import { type Case, prepareCase, type ReviewParts, type ReviewRun, runReview } from "./review-case";

/** Services of a small project, and of a large one. */
const FEW = 5;
const MANY = 100;

interface Options {
  readonly runs: number;
  readonly perAccount?: boolean;
  readonly json?: boolean;
}

interface Figure extends Usage {
  readonly what: string;
  readonly layout: string;
  readonly services: number;
  readonly planned: number;
  readonly stacks: number;
  /** Seconds of CPU time of what isn't planning. */
  readonly parts: ReviewParts;
}

async function bench({ runs, perAccount = false, json = false }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  try {
    const cases = (
      perAccount ? (["per-service", "per-account"] as const) : (["per-service"] as const)
    ).flatMap((layout) => [FEW, MANY].map((services) => prepareCase(folder, layout, services)));
    const done = new Map<Case, ReviewRun[]>(cases.map((each) => [each, []]));
    for (let round = 1; round <= runs; round++) {
      for (const each of cases) {
        // One plan of a hundred services takes longer than all the rest: once.
        if (round > 1 && each.layout === "per-account") continue;
        tell(`run ${round} of ${runs}: ${each.layout}, ${each.services} services`);
        done.get(each)?.push(await runReview(each));
      }
    }
    const figures = cases.map((each) => figureOf(each, done.get(each) ?? []));
    if (json) printJson({ node: process.version, runs, figures });
    else printFigures(figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figureOf({ layout, services }: Case, runs: readonly ReviewRun[]): Figure {
  const part = (name: keyof ReviewParts) => median(runs.map(({ parts }) => parts[name]));
  return {
    what: `${layout}, ${services} services`,
    layout,
    services,
    planned: runs[0]?.planned ?? 0,
    stacks: runs[0]?.stacks ?? 0,
    ...medianUsage(runs),
    parts: { synthesize: part("synthesize"), compare: part("compare"), prove: part("prove") },
  };
}

function printFigures(figures: readonly Figure[]): void {
  const columns = [
    "planned",
    "of stacks",
    "time",
    "CPU",
    "peak",
    "synthesize twice",
    "compare",
    "prove",
    "plan",
  ];
  const rows = figures.map(({ what, planned, stacks, seconds, cpuSeconds, peakMegabytes, parts }) => {
    const rest = cpuSeconds - parts.synthesize - parts.compare - parts.prove;
    return [
      what,
      ...[planned, stacks].map(String),
      `${seconds.toFixed(1)} s`,
      `${cpuSeconds.toFixed(1)} s`,
      `${peakMegabytes.toFixed(0)} MiB`,
      ...[parts.synthesize, parts.compare, parts.prove, rest].map((value) => `${value.toFixed(1)} s`),
    ];
  });
  print(table([["review --since, one service changed", ...columns], ...rows]));
  for (const layout of new Set(figures.map((figure) => figure.layout))) {
    const [few, many] = figures.filter((figure) => figure.layout === layout);
    if (!few || !many) continue;
    const ratio = (cost: (figure: Figure) => number) => (cost(many) / cost(few)).toFixed(2);
    const rest = ({ cpuSeconds, parts }: Figure) =>
      cpuSeconds - parts.synthesize - parts.compare - parts.prove;
    print(
      `${layout}, ${many.services} services against ${few.services}: ${ratio(({ seconds }) => seconds)} times the time, ` +
        `${ratio(({ cpuSeconds }) => cpuSeconds)} the CPU time (plans alone ${ratio(rest)}), ${ratio(({ peakMegabytes }) => peakMegabytes)} the peak memory`,
    );
  }
}

new Command("bench:review")
  .description("Measures slipway review --since after a change to one service, of a few and of a hundred.")
  .option("--runs <number>", "how often each is run", positiveInteger, 3)
  .option("--per-account", "the layout per-account too, once: minutes")
  .option("--json", "print the figures as JSON")
  .action(bench)
  .parse();
