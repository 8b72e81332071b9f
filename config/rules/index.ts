import type { Config } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import { SOURCE_CONFIGS } from "../sources/sources";
import { TARGET_CONFIGS } from "../targets/targets";
import { accounts } from "./accounts";
import { arnPlaces } from "./arn-places";
import { artifactExpiry } from "./artifact-expiry";
import { batchComputes } from "./batch-computes";
import { buildCache } from "./build-cache";
import { buildMinutes } from "./build-minutes";
import { collidingNames } from "./colliding-names";
import { commandSecrets } from "./command-secrets";
import { computeImage } from "./compute-image";
import { conditionValues } from "./condition-values";
import { conditions } from "./conditions";
import { credentials } from "./credentials";
import { environmentRegion } from "./environment-region";
import { githubActions } from "./github-actions";
import { hooks } from "./hooks";
import { infrastructure } from "./infrastructure";
import { lambdaCompute } from "./lambda-compute";
import { limits } from "./limits";
import { madeAlarms } from "./made-alarms";
import { names } from "./names";
import { networkKind } from "./network-kind";
import { networkMissing } from "./network-missing";
import { networkOverlap } from "./network-overlap";
import { notificationEvents } from "./notification-events";
import { organization } from "./organization";
import { parallel } from "./parallel";
import { pipelineMetrics } from "./pipeline-metrics";
import { pipelineVariables } from "./pipeline-variables";
import { replicaRegion } from "./replica-region";
import { reportNames } from "./report-names";
import { requests } from "./requests";
import { rollbackOn } from "./rollback-on";
import { runtimeVersions } from "./runtime-versions";
import { source } from "./source";
import { strategy } from "./strategy";
import { tags } from "./tags";
import { target } from "./target";
import { terminationWait } from "./termination-wait";
import { unknownEnvironments } from "./unknown-environments";
import { variables } from "./variables";
import { verificationAddress } from "./verification-address";
import { zonesRegion } from "./zones-region";

/** Checks beyond shape, on whatever parts are sound; `interpolation` runs before them, on the text as written. */
export const RULES: readonly Rule[] = [
  names,
  tags,
  accounts,
  credentials,
  environmentRegion,
  networkKind,
  networkMissing,
  networkOverlap,
  zonesRegion,
  replicaRegion,
  arnPlaces,
  unknownEnvironments,
  source,
  githubActions,
  infrastructure,
  notificationEvents,
  target,
  strategy,
  lambdaCompute,
  computeImage,
  runtimeVersions,
  buildCache,
  batchComputes,
  variables,
  commandSecrets,
  rollbackOn,
  hooks,
  terminationWait,
  verificationAddress,
  conditionValues,
  requests,
  conditions,
  parallel,
  pipelineVariables,
  limits,
  ...[...Object.values(SOURCE_CONFIGS), ...Object.values(TARGET_CONFIGS)].flatMap(({ rules }) => rules),
];

/** Checks of a whole configuration, run when its parts are sound. */
export const CONFIG_RULES: readonly ((config: Config) => readonly Finding[])[] = [
  organization,
  artifactExpiry,
  buildMinutes,
  pipelineMetrics,
  collidingNames,
  reportNames,
  madeAlarms,
];
