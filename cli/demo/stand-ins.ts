import type { Config, Environment, Service } from "../../config/config";
import { defaultZones } from "../../config/zones";

/** The range of a network that stands in for one that exists elsewhere. */
const CIDR = "10.0.0.0/16";

/**
 * The configuration with what exists only in real accounts replaced: a network that it names by id becomes one that
 * Slipway makes, a repository too, load balancers without their certificate speak HTTP, and branch protection is
 * attached to nobody.
 */
export function withStandIns(config: Config): Config {
  return {
    ...config,
    environments: config.environments.map(standIn),
    services: config.services.map((service) => ({ ...service, source: sourceStandIn(service, config) })),
  };
}

function sourceStandIn(service: Service, config: Config): Service["source"] {
  const { source } = service;
  if (source.kind !== "codecommit") return source;
  return { ...source, existing: source.existing && !isMissing(service, config), committers: [] };
}

/** True for the first service of a repository that exists elsewhere, and that no service makes. */
function isMissing(service: Service, { services }: Config): boolean {
  const own = repositoryOf(service);
  const sharing = services.filter((other) => own !== undefined && repositoryOf(other) === own);
  const isMade = sharing.some(({ source }) => source.kind === "codecommit" && !source.existing);
  return !isMade && sharing[0] === service;
}

function repositoryOf({ source }: Service): string | undefined {
  return source.kind === "codecommit" ? source.repository : undefined;
}

function standIn({ certificateArn: _elsewhere, ...environment }: Environment): Environment {
  const { network, region } = environment;
  if (network?.kind !== "existing") return environment;
  return {
    ...environment,
    network: { kind: "managed", cidr: CIDR, availabilityZones: defaultZones(region) },
  };
}

/** What was replaced, a sentence each. */
export function standInNotes(config: Config): string[] {
  return [
    ...config.environments.flatMap(environmentNotes),
    ...config.services.flatMap((service) => sourceNotes(service, config)),
  ];
}

function environmentNotes({ name, network, certificateArn }: Environment): string[] {
  return [
    ...(network?.kind === "existing"
      ? [`${network.vpcId} of ${name} isn't here: a network that Slipway makes stands in.`]
      : []),
    ...(certificateArn === undefined
      ? []
      : [`The certificate of ${name} isn't here: HTTP stands in for HTTPS.`]),
  ];
}

function sourceNotes(service: Service, config: Config): string[] {
  const { name, source } = service;
  if (source.kind !== "codecommit") return [];
  return [
    ...(source.existing && isMissing(service, config)
      ? [`The repository ${source.repository} isn't here: one that Slipway makes stands in.`]
      : []),
    ...(source.committers.length > 0
      ? [`The committers of ${name} aren't here: its branch protection is attached to nobody.`]
      : []),
  ];
}
