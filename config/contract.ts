/**
 * Who deploys what, from where, into where: one record per service and environment. Trust, identity, key and bucket
 * policies are all made from these records, so that they can't disagree.
 */
import { bucketArn, type Place, parseRoleArn, roleArn } from "../iam/arn";
import type { ArtifactLocation, ArtifactReader } from "../iam/artifacts";
import { ROLE_PATHS } from "../iam/paths";
import type { Account, Config, Environment, Release, Service } from "./config";
import { releaseNames, serviceNames, toolsNames } from "./names";
import { targetConfigOf } from "./targets/targets";

/** A role by its predictable ARN. */
export interface RoleRef {
  readonly name: string;
  readonly arn: string;
}

/** A role of the tools account; or a job at GitHub, by its repository as tokens name it and its environment. */
export type Deployer =
  | ({ readonly kind: "role" } & RoleRef)
  | { readonly kind: "github"; readonly repository: string; readonly environment: string };

export interface Delivery {
  readonly service: Service;
  readonly environment: Environment;
  readonly release: Release;
  /** What assumes the deploy role: the service's pipeline, or a job of its workflow at GitHub. */
  readonly deployer: Deployer;
  /** What the deployer becomes in the workload account; `made: false` is somebody else's role. */
  readonly deployRole: RoleRef & { readonly made: boolean };
  readonly artifacts: ArtifactLocation;
  /** Set when verification has no `url` and must look the load balancer up. */
  readonly lookupRole?: RoleRef;
  /** Set when verification invokes what was released. */
  readonly invokeRole?: RoleRef;
  /** Reads images; its task definition names it. Set where a release is an image. */
  readonly executionRole?: RoleRef;
  /** Fetches revisions from a server. Set where what was released is fetched again. */
  readonly instanceRole?: RoleRef;
}

/** Every delivery, services in the order of the configuration, environments in the order of promotion. */
export function deliveriesOf(config: Config): Delivery[] {
  return config.services.flatMap((service) =>
    service.releases.map((release) => deliveryOf(config, service, release)),
  );
}

/** The environment of a name that the loader has checked. */
export function environmentOf(config: Config, name: string): Environment {
  const environment = config.environments.find((candidate) => candidate.name === name);
  if (!environment) throw new Error(`no environment ${name}`);
  return environment;
}

export function deliveryOf(config: Config, service: Service, release: Release): Delivery {
  const environment = environmentOf(config, release.environment);
  const place = placeOf(environment);
  const names = releaseNames(config, service.name, environment);
  const { delivers, keepsArtifacts: fetches, needs, verifiedBy } = targetConfigOf(release.deploy);
  const verifies = callers(release).length > 0;
  const looksUp = needs.loadBalancer && verifies && environment.url === undefined;
  return {
    service,
    environment,
    release,
    deployer: deployerOf(config, service, release),
    deployRole: deployRole(service, release, place, names.deployRole),
    artifacts: artifactsOf(config, serviceNames(config, service.name).artifactPrefix, environment.region),
    ...(looksUp && {
      lookupRole: { name: names.lookupRole, arn: roleArn(place, ROLE_PATHS.verify, names.lookupRole) },
    }),
    ...(verifiedBy === "invoking" &&
      verifies && {
        invokeRole: { name: names.invokeRole, arn: roleArn(place, ROLE_PATHS.verify, names.invokeRole) },
      }),
    ...(delivers === "image" && {
      executionRole: {
        name: names.executionRole,
        arn: roleArn(place, ROLE_PATHS.runtime, names.executionRole),
      },
    }),
    ...(fetches && {
      instanceRole: {
        name: names.instanceRole,
        arn: roleArn(place, ROLE_PATHS.runtime, names.instanceRole),
      },
    }),
  };
}

/** What calls the service once it is released: the build projects that may have to look its address up. */
export function callers({ environment, verify, conditions: { success } }: Release): string[] {
  return [
    ...verify.map(({ name }) => `${environment}-verify-${name}`),
    ...(success?.commands ? [`${environment}-success`] : []),
  ];
}

function deployerOf(config: Config, service: Service, { environment }: Release): Deployer {
  const { subject } = service.pipeline;
  return subject === undefined
    ? { kind: "role", ...pipelineRole(config, service) }
    : { kind: "github", repository: subject, environment };
}

function deployRole(service: Service, release: Release, place: Place, name: string): Delivery["deployRole"] {
  if (release.deployRoleArn === undefined) {
    const path = service.pipeline.runner === "github-actions" ? ROLE_PATHS.github : ROLE_PATHS.deploy;
    return { name, arn: roleArn(place, path, name), made: true };
  }
  return { name: parseRoleArn(release.deployRoleArn)?.name ?? "", arn: release.deployRoleArn, made: false };
}

/** The role that a service's release pipeline runs as. */
export function pipelineRole(config: Config, service: Service): RoleRef {
  const name = serviceNames(config, service.name).pipelineRole;
  return { name, arn: roleArn(placeOf(config.tools), ROLE_PATHS.pipeline, name) };
}

/** The place of a pipeline's artifacts in the artifact bucket of a region; default: the tools account's. */
export function artifactsOf(
  config: Config,
  prefix: string,
  region: string = config.tools.region,
): ArtifactLocation {
  const { artifactBucket, artifactKeyAlias } = toolsNames(config, { ...config.tools, region });
  return {
    account: config.tools.id,
    region,
    bucketArn: bucketArn(region, artifactBucket),
    keyAlias: artifactKeyAlias,
    prefix,
  };
}

export function placeOf(account: Account): Place {
  return { account: account.id, region: account.region };
}

/**
 * Other regions that the tools account keeps artifacts in: CodePipeline hands an action what it takes from a bucket of the
 * action's own region. In the order of promotion.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function artifactRegionsOf({ tools, environments }: Pick<Config, "tools" | "environments">): string[] {
  const regions = new Set(environments.map(({ region }) => region));
  return [...regions].filter((region) => region !== tools.region);
}

/** The environment's region where it isn't the tools account's. */
export function elsewhere({ tools }: Config, { region }: Environment): string | undefined {
  return region === tools.region ? undefined : region;
}

/** Those of them that a service is released into. */
export function releaseRegionsOf(config: Config, service: Service): string[] {
  const environments = service.releases.map(({ environment }) => environmentOf(config, environment));
  return artifactRegionsOf({ tools: config.tools, environments });
}

/**
 * Who reads the artifact bucket of a region: one reader per account in it and one per foreign role, however many services
 * there are. Roles that the configuration names read the tools account's region alone, where every artifact is.
 */
export function artifactReadersOf(config: Config, region: string): ArtifactReader[] {
  const deliveries = deliveriesOf(config).filter(
    ({ environment, deployer }) => environment.region === region && deployer.kind === "role",
  );
  const made = new Set(
    deliveries.filter(({ deployRole: role }) => role.made).map(({ environment }) => environment.name),
  );
  return [
    ...config.environments
      .filter(({ name }) => made.has(name))
      .map((environment) => ({
        kind: "deploy-roles" as const,
        name: environment.name,
        place: placeOf(environment),
      })),
    ...config.environments
      .filter((environment) =>
        deliveries.some((delivery) => delivery.environment === environment && delivery.instanceRole),
      )
      .map((environment) => ({
        kind: "instance-roles" as const,
        name: environment.name,
        place: placeOf(environment),
      })),
    ...deliveries
      .filter(({ deployRole: role }) => !role.made)
      .map(({ service, deployRole: role, environment, artifacts }) => ({
        kind: "role" as const,
        name: `${service.name}/in/${environment.name}`,
        place: placeOf(environment),
        arn: role.arn,
        prefix: artifacts.prefix,
      })),
    ...(region === config.tools.region ? namedReadersOf(config) : []),
  ];
}

/**
 * Prefixes of the artifacts that expire; undefined: all do. A server that starts installs the release that is live, and a
 * rollback the one before, however long ago they were built: the artifacts of their pipelines are kept.
 */
export function expiringPrefixesOf(config: Config): string[] | undefined {
  if (!config.services.some(keepsArtifacts)) return undefined;
  return config.services.flatMap((service) => {
    const names = serviceNames(config, service.name);
    return [
      ...(keepsArtifacts(service) ? [] : [names.artifactPrefix]),
      ...(service.triggers.pullRequest ? [names.pullRequestArtifactPrefix] : []),
    ];
  });
}

/** True for a service whose releases are fetched again, long after. */
export function keepsArtifacts({ releases }: Pick<Service, "releases">): boolean {
  return releases.some(({ deploy }) => targetConfigOf(deploy).keepsArtifacts);
}

/** Roles elsewhere that the configuration names; they read every artifact. */
export function namedReadersOf({ artifacts, tools: { region } }: Config): ArtifactReader[] {
  return artifacts.readers.map((arn, index) => ({
    kind: "role" as const,
    name: `reader-${index + 1}`,
    place: { account: parseRoleArn(arn)?.account ?? "", region },
    arn,
  }));
}
