import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { median, numberAt } from "./numbers";

/** What one run of a command took, with all the Node processes that it started. */
export interface Usage {
  /** From start to end, as the person at the terminal waits. */
  readonly seconds: number;
  /** User and system time of all processes together: what a busy machine distorts least. */
  readonly cpuSeconds: number;
  /** Largest resident set of any one process, in MiB. */
  readonly peakMegabytes: number;
}

export interface Run extends Usage {
  readonly stdout: string;
}

/**
 * Runs a Node script to its end.
 * @param folder where temporary files go
 * @throws Error with what the script printed, when it fails
 */
export function measure(folder: string, script: string, ...args: readonly string[]): Run {
  const file = join(folder, "usage.jsonl");
  rmSync(file, { force: true });
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: environment(folder, file),
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${script} ${args.join(" ")} failed\n${stderr}${stdout}`);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const processes = lines.map((line): unknown => JSON.parse(line));
  return {
    seconds,
    cpuSeconds: processes.reduce<number>((sum, usage) => sum + numberAt(usage, "cpuSeconds"), 0),
    peakMegabytes: Math.max(...processes.map((usage) => numberAt(usage, "peakMegabytes"))),
    stdout,
  };
}

/** The person's own, without what would change the work. */
function environment(folder: string, file: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SLIPWAY_CONFIG: undefined,
    CDKTF_OUTDIR: undefined,
    CDKTF_CONTEXT_JSON: undefined,
    // cdktf would ask over the network for newer versions.
    CHECKPOINT_DISABLE: "1",
    TMPDIR: folder,
    NODE_OPTIONS: `--require ${JSON.stringify(resolve("bench/usage.js"))}`,
    BENCH_USAGE: file,
  };
}

/** The median of each of the three, over all runs. */
export function medianUsage(runs: readonly Usage[]): Usage {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}
