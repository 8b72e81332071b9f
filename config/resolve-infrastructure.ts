import { DEFAULT_IMAGES, environmentTypeOf } from "./compute";
import type { Config, Infrastructure } from "./config";
import { INFRASTRUCTURE } from "./infrastructure";
import { boundaryArn } from "./infrastructure-roles";
import type { InfrastructureInput } from "./schema/config";
import { SOURCE_CONFIGS } from "./sources/sources";

/** Days that logs of checks, plans and applies are kept. */
const LOG_DAYS = 365;
const QUEUED_MINUTES = 480;
/** AWS's own default: seven days. */
const APPROVAL = { notify: [], timeoutMinutes: 10_080 };

/** Undefined when its source isn't sound. */
export function resolveInfrastructure(input: InfrastructureInput): Infrastructure | undefined {
  const [source] = Object.values(SOURCE_CONFIGS).flatMap(({ resolve }) => resolve(input.source) ?? []);
  if (!source || source.kind === "s3") return undefined;
  const { runner, build, checks, approval = APPROVAL, commentToken, planDays, pullRequests } = input;
  const byPipeline = runner === "codepipeline";
  const changes = { branches: [source.branch], paths: [] };
  return {
    runner,
    ...(source.kind === "github" && !byPipeline && { subject: input.subject ?? `repo:${source.repository}` }),
    service: {
      name: INFRASTRUCTURE,
      source,
      triggers: { push: changes, tags: [], ...(pullRequests && { pullRequest: changes }) },
      pipeline: { runner, mode: "queued", variables: [] },
      build: {
        ...build,
        image: build.image ?? DEFAULT_IMAGES[environmentTypeOf(build.compute)],
        docker: false,
        buildspec: "",
        environment: {},
        reports: {},
        queuedTimeoutMinutes: QUEUED_MINUTES,
        logRetentionDays: LOG_DAYS,
      },
      checks: [],
      releases: [],
    },
    checks,
    ...(byPipeline && { approval }),
    ...(commentToken && { commentToken }),
    planDays,
  };
}

/** Every role that the stacks make gets the boundary that bootstrap makes, where the configuration names no other. */
export function withBoundaries(config: Config): Config {
  if (!config.infrastructure) return config;
  const bounded = <Bounded extends Config["tools"]>(account: Bounded): Bounded => ({
    ...account,
    permissionsBoundary: account.permissionsBoundary ?? boundaryArn(config, account),
  });
  return { ...config, tools: bounded(config.tools), environments: config.environments.map(bounded) };
}
