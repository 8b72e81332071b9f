/** What is run, in which order, and what comes of it. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateConfig } from "./generate";
import { measure, medianUsage, type Run, type Usage } from "./measure";
import { median, numberAt } from "./numbers";

/** Sizes of the generated configurations, in services; the last only in a full run, and once. */
const SIZES = [10, 100, 300];
const FULL_SIZE = 1000;

/** Seconds of one synthesis, part by part. */
export interface PartTimes {
  /** Node, the bundle, the packages that read configurations. */
  readonly start: number;
  /** slipway.yaml to `Config`. */
  readonly config: number;
  /** Loading cdktf and the provider's bindings. */
  readonly load: number;
  /** `buildApp`. */
  readonly construct: number;
  /** `app.synth()`. */
  readonly synth: number;
}

export interface SizeResult extends Usage {
  readonly services: number;
  readonly resources: number;
  readonly runs: number;
  readonly parts: PartTimes;
}

export interface Results {
  readonly runs: number;
  /** The default configuration, by both commands. */
  readonly slipway: Usage;
  readonly cdktf: Usage;
  readonly sizes: readonly SizeResult[];
}

interface SuiteOptions {
  readonly runs: number;
  readonly full: boolean;
  /** Empty; everything is written below it. */
  readonly folder: string;
  readonly onProgress: (doing: string) => void;
}

/**
 * Alternates what is compared, so that a machine's other work falls on both alike. One run of each goes before and
 * isn't counted: it bundles what has changed and fills the file cache.
 */
export function runSuite({ runs, full, folder, onProgress }: SuiteOptions): Results {
  const bench = new Bench(folder);
  const rounds = Array.from({ length: runs }, (_, index) => index + 1);
  onProgress("warming up");
  bench.slipway("slipway.yaml");
  bench.cdktf();
  bench.parts("slipway.yaml");
  const pairs = rounds.map((round) => {
    onProgress(`run ${round} of ${runs}: slipway synth and cdktf synth`);
    return { slipway: bench.slipway("slipway.yaml"), cdktf: bench.cdktf() };
  });
  const configs = [...SIZES, ...(full ? [FULL_SIZE] : [])].map((services) => {
    const file = join(folder, `${services}.yaml`);
    writeFileSync(file, generateConfig(services));
    return { services, file };
  });
  const sized = rounds.flatMap((round) =>
    configs
      .filter(({ services }) => services !== FULL_SIZE || round === 1)
      .map(({ services, file }) => {
        onProgress(`run ${round} of ${runs}: ${services} services`);
        return { services, run: bench.slipway(file), parts: bench.parts(file) };
      }),
  );
  return {
    runs,
    slipway: medianUsage(pairs.map(({ slipway }) => slipway)),
    cdktf: medianUsage(pairs.map(({ cdktf }) => cdktf)),
    sizes: configs.map(({ services }) => resultOf(services, sized)),
  };
}

interface SizedRun {
  readonly services: number;
  readonly run: Run;
  readonly parts: PartTimes;
}

function resultOf(services: number, all: readonly SizedRun[]): SizeResult {
  const mine = all.filter((sized) => sized.services === services);
  const part = (name: keyof PartTimes) => median(mine.map(({ parts }) => parts[name]));
  return {
    services,
    resources: resourcesIn(mine[0]?.run.stdout ?? ""),
    runs: mine.length,
    ...medianUsage(mine.map(({ run }) => run)),
    parts: {
      start: part("start"),
      config: part("config"),
      load: part("load"),
      construct: part("construct"),
      synth: part("synth"),
    },
  };
}

/** What `slipway synth --json` counts. */
function resourcesIn(json: string): number {
  const { stacks }: { stacks: unknown[] } = JSON.parse(json);
  return stacks.reduce<number>((sum, stack) => sum + numberAt(stack, "total"), 0);
}

/** The commands that are measured; each writes to a folder that isn't there yet. */
class Bench {
  constructor(private readonly folder: string) {}

  slipway(config: string): Run {
    return this.run("bin/slipway.js", "synth", "--json", "--config", config, "--output");
  }

  cdktf(): Run {
    return this.run("node_modules/.bin/cdktf", "synth", "--output");
  }

  parts(config: string): PartTimes {
    return JSON.parse(this.run("bin/run.js", "bench/split.ts", config).stdout);
  }

  private run(script: string, ...args: readonly string[]): Run {
    const output = join(this.folder, "out");
    rmSync(output, { recursive: true, force: true });
    return measure(this.folder, script, ...args, output);
  }
}
