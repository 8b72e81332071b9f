import { GUIDES } from "./changes/change";
import { changesBetween } from "./changes/changes";
import type { Config } from "./config";
import type { Document, Finding } from "./document";
import { ConfigError, formatProblem, type Problem } from "./problem";
import { resolveConfig } from "./resolve";
import { draftOf } from "./resolve-draft";
import { CONFIG_RULES, RULES } from "./rules";
import { interpolation } from "./rules/interpolation";
import { readShape } from "./shape";
import { readText } from "./text";
import { WARNINGS } from "./warnings";
import { parseYaml } from "./yaml";

/** Where the configuration lies: `SLIPWAY_CONFIG`, or slipway.yaml in the working directory. */
export function configPath(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.SLIPWAY_CONFIG || "slipway.yaml";
}

/** The configuration in a file. Throws ConfigError with every problem. */
export function loadConfig(file: string): Config {
  return parseConfig(readText(file), file);
}

/** The configuration in a file, and what in it is likely to surprise. Throws ConfigError with every problem. */
export function loadWithWarnings(file: string): { config: Config; warnings: Problem[] } {
  return parseWithWarnings(readText(file), file);
}

/** A change that a configuration is from a former one, at its place. */
export interface PlacedChange extends Problem {
  /** True: an apply removes or interrupts something. */
  readonly loses: boolean;
  /** Where the way without loss is described. */
  readonly guide: string;
}

/** What becomes of things when the configuration in a file follows a former one, in the order of the file. */
export function changesIn(file: string, former: Config): PlacedChange[] {
  const document = parseYaml(readText(file), file);
  return changesBetween(former, soundConfig(document))
    .map(({ loses, guide = "changes-of-mind", heading, ...finding }) => ({
      ...document.problem(finding),
      loses,
      guide: `${GUIDES[guide]}#${heading}`,
    }))
    .sort(byPlace);
}

/** The configuration in a text; `file` is what messages call it. Throws ConfigError with every problem. */
export function parseConfig(text: string, file: string): Config {
  return soundConfig(parseYaml(text, file));
}

/** `loadWithWarnings`, of a text. */
export function parseWithWarnings(text: string, file: string): { config: Config; warnings: Problem[] } {
  const document = parseYaml(text, file);
  const config = soundConfig(document);
  const warnings = problemsOf(
    document,
    WARNINGS.flatMap((warning) => warning(config)),
  );
  return { config, warnings };
}

function soundConfig(document: Document): Config {
  const { complete, sound, findings: shape } = readShape(document);
  const draft = draftOf(document, sound);
  const config = complete && resolveConfig(complete);
  const interpolated = interpolation(draft);
  const others = [...shape, ...RULES.flatMap((rule) => rule(draft))];
  const found = [...interpolated, ...others.filter(isApart(interpolated, Infinity))];
  const collisions = config ? CONFIG_RULES.flatMap((rule) => rule(config)) : [];
  // What shares a name because its account or name is wrong already has its line.
  const problems = problemsOf(document, [...found, ...collisions.filter(isApart(found, ENTRY_DEPTH))]);
  if (!config || problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** `services.storefront` is two steps deep. */
const ENTRY_DEPTH = 2;

/** Tells findings that share no path, as far as `depth`, with the known ones. */
function isApart(known: readonly Finding[], depth: number): (finding: Finding) => boolean {
  const key = ({ path }: Finding) => JSON.stringify(path.slice(0, depth));
  const keys = new Set(known.map(key));
  return (finding) => !keys.has(key(finding));
}

/** In the order of the file, each once: a fault of a service shows in every environment that takes it over. */
function problemsOf(document: Document, findings: readonly Finding[]): Problem[] {
  const problems = findings.map((finding) => document.problem(finding));
  const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...distinct.values()].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
