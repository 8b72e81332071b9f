import type { Config, Environment } from "../../config/config";
import { defaultZones } from "../../config/zones";

/** The range of a network that stands in for one that exists elsewhere. */
const CIDR = "10.0.0.0/16";

/**
 * The configuration with what exists only in real accounts replaced: a network that it names by id becomes one that
 * Slipway makes, and load balancers without their certificate speak HTTP.
 */
export function withStandIns(config: Config): Config {
  return { ...config, environments: config.environments.map(standIn) };
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
export function standInNotes({ environments }: Config): string[] {
  return environments.flatMap(({ name, network, certificateArn }) => [
    ...(network?.kind === "existing"
      ? [`${network.vpcId} of ${name} isn't here: a network that Slipway makes stands in.`]
      : []),
    ...(certificateArn === undefined
      ? []
      : [`The certificate of ${name} isn't here: HTTP stands in for HTTPS.`]),
  ]);
}
