import { Construct } from "constructs";
import { artifactReadersOf, namedReadersOf } from "../config/artifact-readers";
import { artifactRegionsOf, expiringPrefixesOf } from "../config/artifacts";
import type { Config } from "../config/config";
import { toolsNames } from "../config/names";
import { placeOf } from "../config/place";
import { AccessLogs } from "../modules/access-logs/access-logs";
import { ArtifactReplica } from "../modules/artifact-replica/artifact-replica";
import { ArtifactStore } from "../modules/artifact-store/artifact-store";
import { lieIn } from "../modules/private-bucket/lie-in";
import { accountProvider } from "./account-provider";

/** An artifact bucket and its key: by reference in one stack, by name across stacks. */
export interface StoreRef {
  readonly bucket: string;
  readonly keyArn: string;
}

/** Where artifacts lie: in the tools account's own region, `home`, and by region in each that an environment lies in. */
export interface ArtifactStores {
  readonly home: StoreRef;
  readonly stores: ReadonlyMap<string, StoreRef>;
}

/** Every artifact bucket, and the copy of the first. */
export function buildArtifactStores(scope: Construct, config: Config): ArtifactStores {
  const { tools, artifacts } = config;
  const home = buildStore(scope, config, tools.region);
  if (artifacts.replicaRegion !== undefined) replicate(scope, config, artifacts.replicaRegion, home);
  const elsewhere = artifactRegionsOf(config).map((region) => {
    const there = new Construct(scope, `in-${region}`);
    const store = buildStore(there, config, region);
    lieIn(there, regionProvider(scope, config, region));
    return [region, refOf(store)] as const;
  });
  return { home: refOf(home), stores: new Map([[tools.region, refOf(home)], ...elsewhere]) };
}

function refOf({ resource, keyArn }: ArtifactStore): StoreRef {
  return { bucket: resource.bucket, keyArn };
}

/** The tools account in another region; its alias is the region's name. */
export function regionProvider(scope: Construct, config: Config, region: string) {
  return accountProvider(scope, `provider-${region}`, config, config.tools, { alias: region, region });
}

/** A bucket and its access logs. Builds work in the tools account's own region alone, and copies are made from there. */
function buildStore(scope: Construct, config: Config, region: string): ArtifactStore {
  const place = { ...placeOf(config.tools), region };
  const names = toolsNames(config, { ...config.tools, region });
  const { expireAfterDays, accessLogDays, replicaRegion } = config.artifacts;
  const isHome = region === config.tools.region;
  return new ArtifactStore(scope, "artifacts", {
    place,
    bucket: names.artifactBucket,
    keyAlias: names.artifactKeyAlias,
    expireAfterDays,
    expiring: expiringPrefixesOf(config),
    readers: artifactReadersOf(config, region),
    builds: isHome,
    accessLogs:
      accessLogDays === undefined
        ? undefined
        : new AccessLogs(scope, "access-logs", {
            place,
            bucket: names.accessLogBucket,
            sources: [names.artifactBucket],
            expireAfterDays: accessLogDays,
          }),
    replicationRole: replicaRegion === undefined || !isHome ? undefined : names.replicationRole,
  });
}

function replicate(scope: Construct, config: Config, region: string, store: ArtifactStore): void {
  const { tools, artifacts } = config;
  const names = toolsNames(config, tools);
  new ArtifactReplica(scope, "replica", {
    place: { account: tools.id, region },
    provider: accountProvider(scope, "replica-region", config, tools, { alias: "replica", region }),
    bucket: names.replicaBucket(region),
    keyAlias: names.replicaKeyAlias,
    expireAfterDays: artifacts.expireAfterDays,
    expiring: expiringPrefixesOf(config),
    role: names.replicationRole,
    permissionsBoundary: tools.permissionsBoundary,
    readers: namedReadersOf(config),
    source: {
      ...placeOf(tools),
      bucket: names.artifactBucket,
      versioning: store.versioning,
    },
  });
}
