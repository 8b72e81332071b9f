/** One review of a change to one of so many services, in a repository of its own, with all the processes that it starts. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generateConfig } from "./generate";
import type { Usage } from "./measure";

export interface Case {
  readonly layout: "per-account" | "per-service";
  readonly services: number;
  /** A repository whose last commit and working copy differ by one service's health check. */
  readonly folder: string;
}

/** Seconds of CPU time, inside one process. */
export interface ReviewParts {
  /** Both revisions. */
  readonly synthesize: number;
  /** Which stacks differ. */
  readonly compare: number;
  /** The access proof of both revisions. */
  readonly prove: number;
}

export interface ReviewRun extends Usage {
  readonly planned: number;
  readonly stacks: number;
  readonly parts: ReviewParts;
}

/** As far as it is read here. */
interface ReviewJson {
  readonly stacks: readonly unknown[];
  readonly unplanned: { readonly unchanged: readonly string[] };
}

const SAMPLE_MS = 200;

/** Makes the repository. */
export function prepareCase(parent: string, layout: Case["layout"], services: number): Case {
  const folder = join(parent, `${layout}-${services}`);
  mkdirSync(folder);
  const before = `layout: { stacks: ${layout} }\n${generateConfig(services)}`;
  const file = join(folder, "slipway.yaml");
  writeFileSync(file, before);
  writeFileSync(join(folder, ".gitignore"), "out/\nparts/\ntmp/\n");
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Acme", "-c", "user.email=platform@acme.example", ...args], {
      cwd: folder,
    });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "Describe the system");
  writeFileSync(file, before.replace("healthCheckPath: /healthz", "healthCheckPath: /ready"));
  return { layout, services, folder };
}

/** Runs it to its end. @throws Error with what it printed, when it fails */
export async function runReview({ folder }: Case): Promise<ReviewRun> {
  const out = join(folder, "out");
  const tmp = join(folder, "tmp");
  for (const each of [out, tmp]) rmSync(each, { recursive: true, force: true });
  mkdirSync(tmp);
  const env = { ...process.env, SLIPWAY_CONFIG: undefined, CDKTF_OUTDIR: undefined, TMPDIR: tmp };
  const command = [process.execPath, resolve("bin/slipway.js"), "review", "--since", "HEAD", "--offline"];
  const started = process.hrtime.bigint();
  // POSIX's `times`: the second line is what all children took.
  const script = '"$@"; status=$?; times >&2; exit $status';
  const child = spawn("sh", ["-c", script, "sh", ...command, "--json", "--output", out], {
    cwd: folder,
    env,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  let peakMegabytes = 0;
  const sampling = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, residentBelow(child.pid ?? 0));
  }, SAMPLE_MS);
  const [status] = await once(child, "close");
  clearInterval(sampling);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`review failed in ${folder}\n${stderr}`);
  const parts = spawnSync(
    process.execPath,
    [resolve("bin/run.js"), "bench/review-parts.ts", join(folder, "slipway.yaml"), join(folder, "parts")],
    { encoding: "utf8", env },
  );
  if (parts.status !== 0) throw new Error(parts.stderr);
  const { stacks, unplanned }: ReviewJson = JSON.parse(stdout);
  return {
    seconds,
    cpuSeconds: cpuSecondsIn(stderr),
    peakMegabytes,
    planned: stacks.length,
    stacks: stacks.length + unplanned.unchanged.length,
    parts: JSON.parse(parts.stdout),
  };
}

/** `0m1.20s 0m0.30s`, twice: the shell's own, its children's. */
function cpuSecondsIn(stderr: string): number {
  const times = [...stderr.matchAll(/(\d+)m([\d.]+)s/g)].slice(-2);
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** What a process and all that it has started hold in memory together, in MiB. */
function residentBelow(root: number): number {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  const processes = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number =>
    processes.reduce(
      (sum, [pid = 0, above, kilobytes = 0]) => sum + (above === parent ? kilobytes + below(pid) : 0),
      0,
    );
  return below(root) / 1024;
}
