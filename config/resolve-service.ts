import type { Pipeline, Service, Source } from "./config";
import { resolveBuild, resolveChecks } from "./resolve-build";
import { resolveRelease } from "./resolve-release";
import { resolveTriggers } from "./resolve-triggers";
import type { ServiceInput } from "./schema/config";
import { SOURCE_CONFIGS, sourceConfigOf } from "./sources/sources";
import { TARGET_CONFIGS } from "./targets/targets";

/** `promotion`: every environment's name in order. Undefined when the service has no source or no target. */
export function resolveService(
  name: string,
  input: ServiceInput,
  promotion: readonly string[],
): Service | undefined {
  const [target] = Object.values(TARGET_CONFIGS).flatMap(({ resolve }) => resolve(input.deploy) ?? []);
  const [source] = Object.values(SOURCE_CONFIGS).flatMap(({ resolve }) => resolve(input.source) ?? []);
  if (!target || !source) return undefined;
  const { environments } = input;
  const build = resolveBuild(input.build, target);
  const released = promotion.filter(
    (environment) => !environments || Object.hasOwn(environments, environment),
  );
  return {
    name,
    source,
    triggers: runsAtGithub(input)
      ? { tags: [] }
      : resolveTriggers(input.triggers, sourceConfigOf(source).branchOf(source)),
    pipeline: resolvePipeline(input.pipeline, source),
    build,
    checks: resolveChecks(input.checks, build),
    releases: released.map((environment) =>
      resolveRelease(environment, { target, build }, environments?.[environment]),
    ),
  };
}

/** The workflow in the repository says what starts it. */
function runsAtGithub({ pipeline }: ServiceInput): boolean {
  return pipeline.runner === "github-actions";
}

function resolvePipeline(
  { runner, subject, mode, variables }: ServiceInput["pipeline"],
  source: Source,
): Pipeline {
  return {
    runner,
    ...(runner === "github-actions" &&
      source.kind === "github" && { subject: subject ?? `repo:${source.repository}` }),
    mode,
    variables: Object.entries(variables).map(([name, input]) =>
      typeof input === "string"
        ? { name, value: input }
        : { name, value: input.default, description: input.description },
    ),
  };
}
