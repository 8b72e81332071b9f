import type { Deploy, Pipeline, Service } from "./config";
import { resolveBuild, resolveChecks } from "./resolve-build";
import { resolveRelease, resolveSecrets } from "./resolve-release";
import { resolveSource, resolveTriggers } from "./resolve-source";
import type { ServiceInput } from "./schema/config";

/** `promotion`: every environment's name in order. Undefined when the service has no source or no target. */
export function resolveService(
  name: string,
  input: ServiceInput,
  promotion: readonly string[],
): Service | undefined {
  const target = targetOf(input);
  const source = resolveSource(input.source);
  if (!target || !source) return undefined;
  const { environments } = input;
  const build = resolveBuild(input.build, target);
  const released = promotion.filter(
    (environment) => !environments || Object.hasOwn(environments, environment),
  );
  return {
    name,
    source,
    triggers: resolveTriggers(input.triggers, source.branch),
    pipeline: resolvePipeline(input.pipeline),
    build,
    checks: resolveChecks(input.checks, build),
    releases: released.map((environment) =>
      resolveRelease(environment, { target, build }, environments?.[environment]),
    ),
  };
}

function targetOf({ deploy }: ServiceInput): Deploy | undefined {
  if (deploy.ecs) return { kind: "ecs", ...deploy.ecs, secrets: resolveSecrets(deploy.ecs.secrets) };
  return deploy.website && { kind: "website", ...deploy.website };
}

function resolvePipeline({ mode, variables }: ServiceInput["pipeline"]): Pipeline {
  return {
    mode,
    variables: Object.entries(variables).map(([name, input]) =>
      typeof input === "string"
        ? { name, value: input }
        : { name, value: input.default, description: input.description },
    ),
  };
}
