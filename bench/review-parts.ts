/**
 * What a review of a change does beside planning, in one process: `node bin/run.js bench/review-parts.ts CONFIG OUTPUT` prints
 * seconds of CPU time as JSON. The former revision is CONFIG's last commit.
 */
import { readWorld } from "../cli/access-input";
import { compareStacks, synthesizeRevision } from "../cli/since";
import { synthesize } from "../cli/synthesize";
import { loadConfig } from "../config/load";
import { compare } from "../reports/access/compare";
import { withScratch } from "../runner/workspace";
import type { ReviewParts } from "./review-case";

const quiet = () => undefined;

/** CPU time since the last call, without that of other processes. */
function stopwatch(): () => number {
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return (user + system) / 1e6;
  };
}

async function main(file: string, output: string): Promise<void> {
  await withScratch(async (scratch) => {
    const former = await synthesizeRevision("HEAD", file, scratch);
    const lap = stopwatch();
    await synthesize(loadConfig(file), output, quiet);
    const synthesized = lap();
    compareStacks(former, output);
    const compared = lap();
    compare(readWorld({ output: former }), readWorld({ output }));
    const parts: ReviewParts = { synthesize: 2 * synthesized, compare: compared, prove: lap() };
    process.stdout.write(JSON.stringify(parts));
  });
}

const [file = "slipway.yaml", output = "cdktf.out"] = process.argv.slice(2);
main(file, output).catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
