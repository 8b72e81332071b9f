import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../config/config";
import { loadConfig } from "../../config/load";
import { buildApp } from "../../stacks/app";
import type { StackJson, Stacks } from "./stacks";

const ROOT = join(__dirname, "..", "..");
const FOLDER = join(ROOT, "examples");

/** Every example by the name of its folder, and the default configuration as `default`: paths of their slipway.yaml. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  default: join(ROOT, "slipway.yaml"),
  ...Object.fromEntries(
    readdirSync(FOLDER)
      .map((name) => [name, join(FOLDER, name, "slipway.yaml")] as const)
      .filter(([, file]) => existsSync(file)),
  ),
};

export const LAYOUTS = ["per-account", "per-service"] as const;

/** An example in one layout. */
export interface ExampleCase {
  readonly example: string;
  readonly layout: Config["layout"];
}

/** Every example in every layout, for `describe.each`. */
export const EVERY_EXAMPLE: readonly ExampleCase[] = Object.keys(EXAMPLES).flatMap((example) =>
  LAYOUTS.map((layout) => ({ example, layout })),
);

/** What a test may change about an example. */
export interface ExampleOverrides {
  readonly layout?: Config["layout"];
}

const configs = new Map<string, Config>();

/** An example's configuration, in its own layout unless another is asked for. */
export function exampleConfig(example: string, overrides: ExampleOverrides = {}): Config {
  const file = EXAMPLES[example];
  if (!file) throw new Error(`no example ${example}; there are ${Object.keys(EXAMPLES).join(", ")}`);
  const config = configs.get(file) ?? loadConfig(file);
  configs.set(file, config);
  return { ...config, ...overrides };
}

const systems = new Map<string, Stacks>();

/** An example's stacks by name, synthesized once per run of Jest and layout: `synthesized-once.js`. */
export function synthesizeExample(example: string, overrides: ExampleOverrides = {}): Stacks {
  const config = exampleConfig(example, overrides);
  const key = `${example} ${config.layout}`;
  const stacks = systems.get(key) ?? shared(key, () => synthesizeConfig(config));
  systems.set(key, stacks);
  return stacks;
}

/** What another test file of this run has made already; else made here, for the next one. */
function shared(key: string, make: () => Stacks): Stacks {
  const folder = process.env.SLIPWAY_TEST_SYNTHESES;
  if (folder === undefined) return make();
  const file = join(folder, `${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const stacks = make();
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(stacks));
  // Whoever reads sees all of it or nothing.
  renameSync(own, file);
  return stacks;
}

/** Any configuration's stacks by name. */
export function synthesizeConfig(config: Config): Stacks {
  const outdir = mkdtempSync(join(tmpdir(), "slipway-test-"));
  try {
    buildApp(config, { outdir }).synth();
    const folder = join(outdir, "stacks");
    const read = (stack: string): StackJson =>
      JSON.parse(readFileSync(join(folder, stack, "cdk.tf.json"), "utf8"));
    return Object.fromEntries(readdirSync(folder).map((stack) => [stack, read(stack)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
