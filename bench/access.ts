/** `npm run bench:access`: how many decisions a second the policy evaluator makes on one core, and what a whole proof takes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { print, printJson, table } from "../cli/output";
import { parseConfig } from "../config/load";
import { type Counts, judge } from "../reports/access/adversaries/judge";
import { decide } from "../reports/access/evaluate/decide";
import { explain } from "../reports/access/evaluate/explain";
import type { Request } from "../reports/access/evaluate/request";
import { REFERENCE } from "../reports/access/lint/iam-data";
import { lint } from "../reports/access/lint/lint";
import { rehearse } from "../reports/access/rehearsal/rehearse";
import { readSynthesis, type Stacks } from "../reports/access/world/read";
import { readStack } from "../runner/workspace";
import { buildApp } from "../stacks/app";
import { requestsOf } from "./access-requests";
import { generateConfig } from "./generate";
import { median } from "./numbers";

interface Figure {
  readonly what: string;
  readonly decisions: number;
  /** By CPU time: what a busy machine distorts least. */
  readonly perSecond: number;
}

const ROUNDS = 5;

async function bench({ json = false }: { readonly json?: boolean }): Promise<void> {
  const known = requestsOf("absent");
  const unknown = requestsOf("unknown");
  const figures = [
    measure("decide, everything known", known, decide),
    measure("decide, what an attacker chooses unknown", unknown, decide),
    measure("explain, everything known", known, explain),
  ];
  const proofs = [await proofOf("default configuration", readFileSync("slipway.yaml", "utf8"))];
  for (const services of [10, 100])
    proofs.push(await proofOf(`${services} services`, generateConfig(services)));
  if (json) {
    printJson({ node: process.version, figures, proofs });
    return;
  }
  const rows = figures.map(({ what, decisions, perSecond }) => [
    what,
    decisions.toLocaleString("en"),
    Math.round(perSecond).toLocaleString("en"),
  ]);
  print(table([["", "decisions", "a second"], ...rows]));
  const proofRows = proofs.map(({ what, counts, seconds, findings }) => [
    what,
    ...[counts.principals, counts.decisions, counts.classes, counts.combinations].map((value) =>
      value.toLocaleString("en"),
    ),
    ...[seconds.read, seconds.rehearse, seconds.judge, seconds.lint, seconds.all].map((value) =>
      value.toFixed(2),
    ),
    String(findings),
  ]);
  const columns = [
    "principals",
    "decisions",
    "classes",
    "combinations",
    "read",
    "rehearse",
    "judge",
    "lint",
    "all",
    "findings",
  ];
  print(`\n${table([["whole proofs, in seconds of CPU time", ...columns], ...proofRows])}`);
}

interface ProofFigure {
  readonly what: string;
  readonly counts: Counts;
  readonly seconds: Readonly<Record<"read" | "rehearse" | "judge" | "lint" | "all", number>>;
  readonly findings: number;
}

/** The parts of one proof, from the stacks' JSON on; the stacks are synthesized before the clock starts. */
async function proofOf(what: string, text: string): Promise<ProofFigure> {
  const stacks = synthesized(text);
  const started = process.cpuUsage();
  const since = () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
  const world = readSynthesis(stacks);
  const read = since();
  const rehearsal = rehearse(world);
  const rehearsed = since();
  const judgement = judge(world);
  const judged = since();
  const flaws = await lint(world, REFERENCE);
  const all = since();
  return {
    what,
    counts: judgement.counts,
    seconds: { read, rehearse: rehearsed - read, judge: judged - rehearsed, lint: all - judged, all },
    findings: rehearsal.findings.length + judgement.findings.length + flaws.length,
  };
}

function synthesized(text: string): Stacks {
  const outdir = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  try {
    buildApp(parseConfig(text, "slipway.yaml"), { outdir }).synth();
    const folder = join(outdir, "stacks");
    return Object.fromEntries(readdirSync(folder).map((stack) => [stack, readStack(join(folder, stack))]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The median of some rounds, after one that isn't counted. */
function measure(
  what: string,
  requests: readonly Request[],
  decision: (request: Request) => unknown,
): Figure {
  const round = () => {
    const before = process.cpuUsage();
    for (const request of requests) decision(request);
    const { user, system } = process.cpuUsage(before);
    return (requests.length * 1e6) / (user + system);
  };
  round();
  return { what, decisions: requests.length, perSecond: median(Array.from({ length: ROUNDS }, round)) };
}

new Command("bench:access")
  .description(
    "Measures the policy evaluator, on every principal, action and resource of 50 services, and whole proofs.",
  )
  .option("--json", "print the figures as JSON")
  .action(bench)
  .parse();
