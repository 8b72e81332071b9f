/** `npm run bench:access`: how many decisions a second the policy evaluator makes on one core. */
import { Command } from "commander";
import { print, printJson, table } from "../cli/output";
import { decide } from "../reports/access/evaluate/decide";
import { explain } from "../reports/access/evaluate/explain";
import type { Request } from "../reports/access/evaluate/request";
import { requestsOf } from "./access-requests";
import { median } from "./numbers";

interface Figure {
  readonly what: string;
  readonly decisions: number;
  /** By CPU time: what a busy machine distorts least. */
  readonly perSecond: number;
}

const ROUNDS = 5;

function bench({ json = false }: { readonly json?: boolean }): void {
  const known = requestsOf("absent");
  const unknown = requestsOf("unknown");
  const figures = [
    measure("decide, everything known", known, decide),
    measure("decide, what an attacker chooses unknown", unknown, decide),
    measure("explain, everything known", known, explain),
  ];
  if (json) {
    printJson({ node: process.version, figures });
    return;
  }
  const rows = figures.map(({ what, decisions, perSecond }) => [
    what,
    decisions.toLocaleString("en"),
    Math.round(perSecond).toLocaleString("en"),
  ]);
  print(table([["", "decisions", "a second"], ...rows]));
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
    "Measures the policy evaluator: every principal, action and resource of a system of 50 services.",
  )
  .option("--json", "print the figures as JSON")
  .action(bench)
  .parse();
