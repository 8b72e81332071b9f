/**
 * Who deploys what, from where, into where: one record per service and environment. Trust, identity, key and bucket
 * policies are all made from these records, so that they can't disagree.
 */
import { type Place, parseRoleArn, roleArn } from "../iam/arn";
import type { ArtifactLocation } from "../iam/artifacts";
import { ROLE_PATHS } from "../iam/paths";
import { artifactsOf } from "./artifacts";
import type { Config, Environment, Release, Service } from "./config";
import { serviceNames } from "./names";
import { environmentOf, placeOf } from "./place";
import { releaseNames } from "./release-names";
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

/** A service's release into an environment, with the roles that both accounts know. */
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

/** A service's delivery into the environment of a release. */
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
