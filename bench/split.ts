/**
 * Where the time of one synthesis goes, measured inside one process: `node bin/run.js bench/split.ts CONFIG OUTPUT`
 * prints seconds by part as JSON. The steps of `slipway synth`, without moving the stacks into place.
 */
import { loadConfig } from "../config/load";
import type { PartTimes } from "./suite";

async function main(file: string, outdir: string): Promise<void> {
  // Milliseconds since the process began.
  const started = performance.now();
  const config = loadConfig(file);
  const read = performance.now();
  const { buildApp } = await import("../stacks/app");
  const loaded = performance.now();
  const app = buildApp(config, { outdir });
  const constructed = performance.now();
  app.synth();
  const synthesized = performance.now();
  const times: PartTimes = {
    start: started / 1000,
    config: (read - started) / 1000,
    load: (loaded - read) / 1000,
    construct: (constructed - loaded) / 1000,
    synth: (synthesized - constructed) / 1000,
  };
  process.stdout.write(JSON.stringify(times));
}

const [file = "slipway.yaml", outdir = "cdktf.out"] = process.argv.slice(2);
main(file, outdir).catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
