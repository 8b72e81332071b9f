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

export interface Delivery {
  readonly service: Service;
  readonly environment: Environment;
  readonly release: Release;
  /** What assumes the deploy role: the service's pipeline. */
  readonly deployer: RoleRef;
  /** What the deployer becomes in the workload account; `made: false` is somebody else's role. */
  readonly deployRole: RoleRef & { readonly made: boolean };
  readonly artifacts: ArtifactLocation;
  /** Set when verification has no `url` and must look the load balancer up. */
  readonly lookupRole?: RoleRef;
  /** Reads images; its task definition names it. Set where a release is an image. */
  readonly executionRole?: RoleRef;
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
  const { delivers, needs } = targetConfigOf(release.deploy);
  const looksUp = needs.loadBalancer && callers(release).length > 0 && environment.url === undefined;
  return {
    service,
    environment,
    release,
    deployer: pipelineRole(config, service),
    deployRole: deployRole(release, place, names.deployRole),
    artifacts: artifactsOf(config, serviceNames(config, service.name).artifactPrefix),
    ...(looksUp && {
      lookupRole: { name: names.lookupRole, arn: roleArn(place, ROLE_PATHS.verify, names.lookupRole) },
    }),
    ...(delivers === "image" && {
      executionRole: {
        name: names.executionRole,
        arn: roleArn(place, ROLE_PATHS.runtime, names.executionRole),
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

function deployRole(release: Release, place: Place, name: string): Delivery["deployRole"] {
  if (release.deployRoleArn === undefined) {
    return { name, arn: roleArn(place, ROLE_PATHS.deploy, name), made: true };
  }
  return { name: parseRoleArn(release.deployRoleArn)?.name ?? "", arn: release.deployRoleArn, made: false };
}

/** The role that a service's release pipeline runs as. */
export function pipelineRole(config: Config, service: Service): RoleRef {
  const name = serviceNames(config, service.name).pipelineRole;
  return { name, arn: roleArn(placeOf(config.tools), ROLE_PATHS.pipeline, name) };
}

/** The place of a pipeline's artifacts in the one artifact bucket. */
export function artifactsOf(config: Config, prefix: string): ArtifactLocation {
  const { artifactBucket, artifactKeyAlias } = toolsNames(config, config.tools);
  return {
    ...placeOf(config.tools),
    bucketArn: bucketArn(config.tools.region, artifactBucket),
    keyAlias: artifactKeyAlias,
    prefix,
  };
}

export function placeOf(account: Account): Place {
  return { account: account.id, region: account.region };
}

/** One reader per account and one per foreign role, however many services there are. */
export function artifactReadersOf(config: Config): ArtifactReader[] {
  const deliveries = deliveriesOf(config);
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
    ...deliveries
      .filter(({ deployRole: role }) => !role.made)
      .map(({ service, deployRole: role, environment, artifacts }) => ({
        kind: "role" as const,
        name: `${service.name}/in/${environment.name}`,
        place: placeOf(environment),
        arn: role.arn,
        prefix: artifacts.prefix,
      })),
    ...namedReadersOf(config),
  ];
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
