import type { Deploy, Pipeline, Service, Triggers } from "./config";
import { resolveBuild, resolveChecks } from "./resolve-build";
import { resolveRelease } from "./resolve-release";
import type { ServiceInput } from "./schema/config";

/** `promotion`: every environment's name in order. Undefined when the service has no target. */
export function resolveService(
  name: string,
  input: ServiceInput,
  promotion: readonly string[],
): Service | undefined {
  const target = targetOf(input);
  if (!target) return undefined;
  const { environments } = input;
  const build = resolveBuild(input.build, target);
  const { branch } = input.source.github;
  const released = promotion.filter(
    (environment) => !environments || Object.hasOwn(environments, environment),
  );
  return {
    name,
    source: { kind: "github", ...input.source.github },
    triggers: resolveTriggers(input.triggers, branch),
    pipeline: resolvePipeline(input.pipeline),
    build,
    checks: resolveChecks(input.checks, build),
    releases: released.map((environment) =>
      resolveRelease(environment, { target, build }, environments?.[environment]),
    ),
  };
}

function targetOf({ deploy }: ServiceInput): Deploy | undefined {
  if (deploy.ecs) return { kind: "ecs", ...deploy.ecs };
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

function resolveTriggers({ push, pullRequest }: ServiceInput["triggers"], branch: string): Triggers {
  const events = (input: typeof push) => ({
    branches: input?.branches ?? [branch],
    paths: input?.paths ?? [],
  });
  return { push: events(push), ...(pullRequest && { pullRequest: events(pullRequest) }) };
}
