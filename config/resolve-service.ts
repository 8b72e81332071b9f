import type { Deploy, Service, Triggers } from "./config";
import { resolveChecks, resolveRelease } from "./resolve-release";
import type { ServiceInput } from "./schema/config";

/** `promotion`: every environment's name in order. Undefined when the service has no target. */
export function resolveService(
  name: string,
  input: ServiceInput,
  promotion: readonly string[],
): Service | undefined {
  const target = targetOf(input);
  if (!target) return undefined;
  const { environments, build } = input;
  const { branch } = input.source.github;
  const released = promotion.filter(
    (environment) => !environments || Object.hasOwn(environments, environment),
  );
  return {
    name,
    source: { kind: "github", ...input.source.github },
    triggers: resolveTriggers(input.triggers, branch),
    build: { ...build, docker: build.docker ?? target.kind === "ecs" },
    checks: resolveChecks(input.checks),
    releases: released.map((environment) => resolveRelease(environment, target, environments?.[environment])),
  };
}

function targetOf({ deploy }: ServiceInput): Deploy | undefined {
  if (deploy.ecs) return { kind: "ecs", ...deploy.ecs };
  return deploy.website && { kind: "website", ...deploy.website };
}

function resolveTriggers({ push, pullRequest }: ServiceInput["triggers"], branch: string): Triggers {
  const events = (input: typeof push) => ({
    branches: input?.branches ?? [branch],
    paths: input?.paths ?? [],
  });
  return { push: events(push), ...(pullRequest && { pullRequest: events(pullRequest) }) };
}
