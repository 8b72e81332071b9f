/** Input → Config: overrides merged, references between fields followed. Field defaults are the schema's. */
import type { Config } from "./config";
import { resolveAccount, resolveEnvironment } from "./resolve-account";
import { resolveInfrastructure, withBoundaries } from "./resolve-infrastructure";
import { resolveMonitoring } from "./resolve-monitoring";
import { resolveService } from "./resolve-service";
import type { ConfigInput } from "./schema/config";

/** The typed configuration of an input in which nothing wrong was found. */
export function resolveConfig(input: ConfigInput): Config {
  const promotion = Object.keys(input.environments);
  const infrastructure = input.infrastructure && resolveInfrastructure(input.infrastructure);
  return withBoundaries({
    organization: input.organization,
    region: input.region,
    tags: input.tags,
    tools: resolveAccount("tools", input.tools, input.region),
    environments: Object.entries(input.environments).map(([name, entry]) =>
      resolveEnvironment(name, entry, input.region),
    ),
    artifacts: resolveArtifacts(input.artifacts),
    notifications: input.notifications,
    monitoring: resolveMonitoring(input.monitoring),
    services: Object.entries(input.services).flatMap(
      ([name, entry]) => resolveService(name, entry, promotion) ?? [],
    ),
    layout: input.layout.stacks,
    ...(infrastructure && { infrastructure }),
  });
}

function resolveArtifacts({ accessLogDays, ...artifacts }: ConfigInput["artifacts"]): Config["artifacts"] {
  return { ...artifacts, ...(accessLogDays !== false && { accessLogDays }) };
}
