/** Input → Config: overrides merged, references between fields followed. Field defaults are the schema's. */
import type {
  Account,
  Check,
  Config,
  Credentials,
  Deploy,
  Environment,
  Network,
  Release,
  Service,
  Strategy,
  Triggers,
} from "./config";
import type { ConfigInput, EnvironmentInput, ReleaseInput, ServiceInput } from "./schema/config";
import { DEFAULT_TERMINATION_WAIT_MINUTES } from "./schema/release";
import { DEFAULT_STRATEGY } from "./strategies";
import { defaultZones } from "./zones";

/** The typed configuration of an input in which nothing wrong was found. */
export function resolveConfig(input: ConfigInput): Config {
  const promotion = Object.keys(input.environments);
  return {
    organization: input.organization,
    region: input.region,
    tags: input.tags,
    tools: resolveAccount("tools", input.tools, input.region),
    environments: Object.entries(input.environments).map(([name, entry]) =>
      resolveEnvironment(name, entry, input.region),
    ),
    artifacts: input.artifacts,
    notifications: input.notifications,
    services: Object.entries(input.services).flatMap(
      ([name, entry]) => resolveService(name, entry, promotion) ?? [],
    ),
    layout: input.layout.stacks,
  };
}

export function resolveAccount(name: string, input: ConfigInput["tools"], region: string): Account {
  return {
    name,
    id: input.account,
    region,
    credentials: resolveCredentials(input),
    permissionsBoundary: input.permissionsBoundary,
  };
}

function resolveCredentials({ profile, assumeRole }: ConfigInput["tools"]): Credentials {
  if (profile !== undefined) return { kind: "profile", profile };
  return assumeRole === undefined ? { kind: "ambient" } : { kind: "assume-role", roleArn: assumeRole };
}

export function resolveEnvironment(name: string, input: EnvironmentInput, region: string): Environment {
  return {
    ...resolveAccount(name, input, region),
    network: resolveNetwork(input.network, region),
    certificateArn: input.certificateArn,
    url: input.url,
    loadBalancer: input.loadBalancer,
    approval: input.approval,
  };
}

function resolveNetwork(input: EnvironmentInput["network"], region: string): Network | undefined {
  if (input?.cidr !== undefined) {
    const availabilityZones = input.availabilityZones ?? defaultZones(region);
    return { kind: "managed", cidr: input.cidr, availabilityZones };
  }
  const { vpcId, privateSubnetIds, publicSubnetIds } = input ?? {};
  if (!vpcId || !privateSubnetIds || !publicSubnetIds) return undefined;
  return { kind: "existing", vpcId, privateSubnetIds, publicSubnetIds };
}

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

function resolveChecks(checks: ServiceInput["checks"]): Check[] {
  return Object.entries(checks).map(([name, { commands }]) => ({ name, commands }));
}

/** The schema has seen to it that one of them is there. */
function resolveStrategy(input: NonNullable<ReleaseInput["strategy"]>): Strategy {
  if (typeof input === "string") return input;
  const { canary, linear } = input;
  if (canary) return { kind: "canary", ...canary };
  return { kind: "linear", percent: linear?.percent ?? 0, minutes: linear?.minutes ?? 0 };
}

function resolveRelease(environment: string, target: Deploy, input: ReleaseInput | undefined): Release {
  return {
    environment,
    strategy: input?.strategy === undefined ? DEFAULT_STRATEGY[target.kind] : resolveStrategy(input.strategy),
    deploy: { ...target, ...input?.deploy },
    verify: resolveChecks(input?.verify ?? {}),
    rollbackOn: input?.rollbackOn ?? {},
    terminationWaitMinutes: input?.terminationWaitMinutes ?? DEFAULT_TERMINATION_WAIT_MINUTES,
    deployRoleArn: input?.deployRoleArn,
  };
}
