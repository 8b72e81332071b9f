import type { Construct } from "constructs";
import type { Config } from "../config/config";
import { artifactReadersOf, namedReadersOf, placeOf } from "../config/contract";
import { toolsNames } from "../config/names";
import { AccessLogs } from "../modules/access-logs/access-logs";
import { ArtifactReplica } from "../modules/artifact-replica/artifact-replica";
import { ArtifactStore } from "../modules/artifact-store/artifact-store";
import { accountProvider } from "./account-provider";

/** The artifact bucket, its access logs, and its copy in another region. */
export function buildArtifactStore(scope: Construct, config: Config): ArtifactStore {
  const place = placeOf(config.tools);
  const names = toolsNames(config, config.tools);
  const { expireAfterDays, accessLogDays, replicaRegion } = config.artifacts;
  const store = new ArtifactStore(scope, "artifacts", {
    place,
    bucket: names.artifactBucket,
    keyAlias: names.artifactKeyAlias,
    expireAfterDays,
    readers: artifactReadersOf(config),
    accessLogs:
      accessLogDays === undefined
        ? undefined
        : new AccessLogs(scope, "access-logs", {
            place,
            bucket: names.accessLogBucket,
            sources: [names.artifactBucket],
            expireAfterDays: accessLogDays,
          }),
    replicationRole: replicaRegion === undefined ? undefined : names.replicationRole,
  });
  if (replicaRegion !== undefined) replicate(scope, config, replicaRegion, store);
  return store;
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
