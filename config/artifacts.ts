/** Where artifacts lie, in which regions, and how long. */
import { bucketArn } from "../iam/arn";
import type { ArtifactLocation } from "../iam/artifacts";
import type { Config, Environment, Service } from "./config";
import { deliveredBy } from "./infrastructure";
import { serviceNames, toolsNames } from "./names";
import { environmentOf } from "./place";
import { targetConfigOf } from "./targets/targets";

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
 * Prefixes of the artifacts that expire; undefined: all do. A server that starts installs the release that is live, and a
 * rollback the one before, however long ago they were built: the artifacts of their pipelines are kept.
 */
export function expiringPrefixesOf(config: Config): string[] | undefined {
  if (!config.services.some(keepsArtifacts)) return undefined;
  return deliveredBy(config).flatMap((service) => {
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
