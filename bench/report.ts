/** Results → what is printed. Pure. */
import type { Results, SizeResult } from "./suite";

/** A figure that shall stay below a limit. */
export interface Target {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
}

const target = (name: string, value: number, limit: number): Target => ({
  name,
  value,
  limit,
  met: value <= limit,
});

/** Ratios of one run, and a size: figures that another machine should come to as well. */
export function targetsOf({ slipway, cdktf, sizes }: Results): Target[] {
  const [ten, hundred, threeHundred] = sizes;
  if (!ten || !hundred || !threeHundred) return [];
  const marginal = (cost: (size: SizeResult) => number) =>
    perService(hundred, threeHundred, cost) / perService(ten, hundred, cost);
  return [
    target("slipway synth / cdktf synth, default configuration", slipway.seconds / cdktf.seconds, 1 / 3),
    target("the same, CPU time", slipway.cpuSeconds / cdktf.cpuSeconds, 1 / 3),
    target(
      "marginal time of a service, at 300 / at 100",
      marginal(({ seconds }) => seconds),
      1.3,
    ),
    target(
      "the same, CPU time",
      marginal(({ cpuSeconds }) => cpuSeconds),
      1.3,
    ),
    target("peak memory of 100 services, GiB", hundred.peakMegabytes / 1024, 0.5),
  ];
}

/** What each service costs that `more` has beyond `fewer`: the marginal time at the size of `more`. */
function perService(fewer: SizeResult, more: SizeResult, cost: (size: SizeResult) => number): number {
  return (cost(more) - cost(fewer)) / (more.services - fewer.services);
}

/** Rows of a table: the commands, the sizes, the targets. */
export function rowsOf(results: Results): { commands: string[][]; sizes: string[][]; targets: string[][] } {
  const { slipway, cdktf, sizes } = results;
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  const megabytes = (value: number) => `${value.toFixed(0)} MiB`;
  const commands = Object.entries({ "slipway synth": slipway, "cdktf synth": cdktf });
  return {
    commands: [
      ["default configuration", "time", "CPU", "peak"],
      ...commands.map(([name, usage]) => [
        name,
        seconds(usage.seconds),
        seconds(usage.cpuSeconds),
        megabytes(usage.peakMegabytes),
      ]),
    ],
    sizes: [
      [
        "services",
        "resources",
        "time",
        "CPU",
        "peak",
        "a service",
        "start",
        "config",
        "load",
        "construct",
        "synth",
      ],
      ...sizes.map((size) => [
        `${size.services}${size.runs < results.runs ? " (once)" : ""}`,
        String(size.resources),
        seconds(size.seconds),
        seconds(size.cpuSeconds),
        megabytes(size.peakMegabytes),
        `${((1000 * size.seconds) / size.services).toFixed(0)} ms`,
        seconds(size.parts.start),
        seconds(size.parts.config),
        seconds(size.parts.load),
        seconds(size.parts.construct),
        seconds(size.parts.synth),
      ]),
    ],
    targets: [
      ["target", "value", "limit", ""],
      ...targetsOf(results).map(({ name, value, limit, met }) => [
        name,
        value.toFixed(2),
        limit.toFixed(2),
        met ? "met" : "missed",
      ]),
    ],
  };
}
