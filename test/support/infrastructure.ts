/** Configurations that deliver Slipway's own stacks: the default and an example with services of every kind, by each runner. */
import { readFileSync } from "node:fs";
import type { Config } from "../../config/config";
import { parseConfig } from "../../config/load";
import { EXAMPLES, type ExampleOverrides, synthesizeConfig } from "./examples";
import type { Stacks } from "./stacks";

export const INFRASTRUCTURE = {
  codepipeline: "infrastructure: { source: { codecommit: { repository: platform } } }",
  "github-actions":
    "infrastructure: { runner: github-actions, source: { github: { repository: acme/platform } } }",
} as const;

export type InfrastructureRunner = keyof typeof INFRASTRUCTURE;
export const INFRASTRUCTURE_RUNNERS: readonly InfrastructureRunner[] = ["codepipeline", "github-actions"];

const systems = new Map<string, Stacks>();

/** What has no place beside it: another role to sign in by, and roles of people's that an apply would change. */
const REFUSED = /^ *(assumeRole|committers):.*\n/gm;

/** An example's configuration with `infrastructure` beside it. */
export function infrastructureConfig(
  runner: InfrastructureRunner,
  example = "default",
  overrides: ExampleOverrides = {},
): Config {
  const text = readFileSync(EXAMPLES[example] ?? "", "utf8").replaceAll(REFUSED, "");
  return { ...parseConfig(`${text}\n${INFRASTRUCTURE[runner]}\n`, "slipway.yaml"), ...overrides };
}

/** Its stacks by name. */
export function synthesizeInfrastructure(
  runner: InfrastructureRunner,
  example = "default",
  overrides: ExampleOverrides = {},
): Stacks {
  const config = infrastructureConfig(runner, example, overrides);
  const key = `${runner} ${example} ${config.layout}`;
  const stacks = systems.get(key) ?? synthesizeConfig(config);
  systems.set(key, stacks);
  return stacks;
}
