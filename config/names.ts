/**
 * Every physical name, with `release-names.ts`, is chosen and never discovered: whoever knows the configuration knows the
 * name, in every account. Physical names read `<organization>-<service>-<environment>-<thing>`; only pipelines put the service
 * first, because CodePipeline writes artifacts under the first 20 characters of a pipeline's name.
 */
import type { Account } from "./config";
import { bucketName, LIMIT, type Owner } from "./name-limits";
import { shorten } from "./shorten";

/** CodePipeline's artifact prefix is this much of the pipeline's name. */
const ARTIFACT_PREFIX_LENGTH = 20;

/** The state of an account's stacks. */
export function stateNames({ organization }: Owner, account: Pick<Account, "id" | "region">) {
  return {
    bucket: bucketName(`${organization}-state`, account),
    keyAlias: `alias/${organization}-state`,
  };
}

/** What plans and applies the stacks of an account, and what bounds it; the same in every account. */
export function infrastructureNames({ organization }: Owner) {
  const role = (thing: string) => shorten(`${organization}-slipway`, LIMIT.role, `-${thing}`);
  return { planRole: role("plan"), applyRole: role("apply"), boundary: role("boundary") };
}

/** Saved plans, in the tools account. */
export function planStoreNames({ organization }: Owner, tools: Pick<Account, "id" | "region">) {
  return { bucket: bucketName(`${organization}-plans`, tools), keyAlias: `alias/${organization}-plans` };
}

/** What the tools account holds once, for every service; buckets and keys of artifacts, in each of its regions. */
export function toolsNames({ organization }: Owner, tools: Pick<Account, "id" | "region">) {
  return {
    artifactBucket: bucketName(`${organization}-artifacts`, tools),
    artifactKeyAlias: `alias/${organization}-artifacts`,
    accessLogBucket: bucketName(`${organization}-access-logs`, tools),
    replicaBucket: (region: string) =>
      bucketName(`${organization}-artifacts-replica`, { id: tools.id, region }),
    replicaKeyAlias: `alias/${organization}-artifacts-replica`,
    replicationRole: shorten(organization, LIMIT.role, "-artifacts-replication"),
    cacheBucket: bucketName(`${organization}-build-cache`, tools),
    logsKeyAlias: `alias/${organization}-build-logs`,
    /** Of every build project, whatever the service. */
    buildLogGroups: `/aws/codebuild/${organization}-*`,
    connection: shorten(organization, LIMIT.connection, "-github"),
    approvalKeyAlias: `alias/${organization}-approvals`,
    notificationTopic: `${organization}-notifications`,
    notificationKeyAlias: `alias/${organization}-notifications`,
  };
}

/** The topic that says an environment waits for a person. */
export function approvalTopicName({ organization }: Owner, environment: string): string {
  return `${organization}-${environment}-approvals`;
}

/** What starts a pipeline from outside CodePipeline. */
export type StartEvent = "push" | "pull-request" | "schedule";

/** What a service has in the tools account. */
export function serviceNames({ organization }: Owner, service: string) {
  const stem = `${organization}-${service}`;
  const unique = shorten(service, ARTIFACT_PREFIX_LENGTH - "-pr".length);
  const pipeline = `${unique}-${organization}`;
  const pullRequestPipeline = `${unique}-pr-${organization}`;
  return {
    pipeline,
    pipelineRole: shorten(stem, LIMIT.role, "-pipeline"),
    artifactPrefix: artifactPrefix(pipeline),
    pullRequestPipeline,
    pullRequestPipelineRole: shorten(stem, LIMIT.role, "-pull-request"),
    pullRequestArtifactPrefix: artifactPrefix(pullRequestPipeline),
    repository: `${organization}/${service}`,
    buildSecurityGroup: `${stem}-builds`,
    dashboard: stem,
    rollbackRule: shorten(pipeline, LIMIT.eventRule, "-rolled-back"),
    failedExecutionsAlarm: shorten(pipeline, LIMIT.alarm, "-failed-executions"),
    buildMinutesAlarm: shorten(pipeline, LIMIT.alarm, "-build-minutes"),
    sourceKeyAlias: `alias/${stem}-source`,
    /** What a job of GitHub Actions becomes to publish an image. */
    githubRole: shorten(stem, LIMIT.role, "-github"),
    /** A role or a user. */
    uploader: shorten(stem, LIMIT.role, "-uploader"),
    approvalRule: shorten(stem, LIMIT.approvalRule),
    branchProtection: shorten(stem, LIMIT.policy, "-branch-protection"),
    sourceNotifications: shorten(stem, LIMIT.eventRule, "-source"),
    // The rule or schedule that starts a pipeline, its group, and the role that it does so with.
    start: (event: StartEvent) => shorten(stem, LIMIT.eventRule, `-on-${event}`),
    project: (thing: string) => projectNames(stem, thing),
  };
}

/** A build project, its role and its log group. */
export interface ProjectNames {
  readonly project: string;
  readonly role: string;
  /** Starts the builds of a batch. */
  readonly batchRole: string;
  readonly logGroup: string;
}

function projectNames(stem: string, thing: string): ProjectNames {
  const project = shorten(stem, LIMIT.project, `-${thing}`);
  return {
    project,
    role: shorten(project, LIMIT.role),
    batchRole: shorten(project, LIMIT.role, "-batch"),
    logGroup: `/aws/codebuild/${project}`,
  };
}

/** Where CodePipeline writes what a pipeline's actions hand on, without the slash that follows. */
function artifactPrefix(pipeline: string): string {
  return pipeline.slice(0, ARTIFACT_PREFIX_LENGTH);
}

/** What a workload account holds once, for every service. */
export function environmentNames({ organization }: Owner, environment: string) {
  const stem = `${organization}-${environment}`;
  return {
    network: stem,
    cluster: stem,
    loadBalancer: shorten(stem, LIMIT.loadBalancer),
    deploymentTopic: `${stem}-deployments`,
    deploymentKeyAlias: `alias/${stem}-deployments`,
  };
}
