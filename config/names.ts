/**
 * Every physical name, chosen and never discovered: whoever knows the configuration knows the name, in every
 * account. Physical names read `<organization>-<service>-<environment>-<thing>`; only pipelines put the service
 * first, because CodePipeline writes artifacts under the first 20 characters of a pipeline's name.
 */
import type { Account, Batches, Shift } from "./config";
import { nameOf } from "./shift";
import { shorten, shortHash } from "./shorten";

/** Limits of the services, in characters. */
const LIMIT = {
  role: 64,
  bucket: 63,
  connection: 32,
  targetGroup: 32,
  loadBalancer: 32,
  project: 150,
  alarm: 255,
  approvalRule: 100,
  policy: 128,
  launchTemplate: 128,
  codedeploy: 100,
  eventRule: 64,
  function: 64,
};

/** CodePipeline's artifact prefix is this much of the pipeline's name. */
const ARTIFACT_PREFIX_LENGTH = 20;

/** What names in an account are made of. */
type Owner = { readonly organization: string };

/** Bucket names are global: account and region at the end keep anybody else from sitting on them. */
function bucketName(stem: string, account: Pick<Account, "id" | "region">): string {
  return shorten(stem, LIMIT.bucket, `-${account.id}-${account.region}`);
}

/** The state of an account's stacks. */
export function stateNames({ organization }: Owner, account: Pick<Account, "id" | "region">) {
  return {
    bucket: bucketName(`${organization}-state`, account),
    keyAlias: `alias/${organization}-state`,
  };
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

/** What a service has in a workload account. */
export function releaseNames(
  owner: Owner,
  service: string,
  environment: Pick<Account, "name" | "id" | "region">,
) {
  const stem = `${owner.organization}-${service}-${environment.name}`;
  const role = (thing: string) => shorten(stem, LIMIT.role, `-${thing}`);
  return {
    deployRole: role("deploy"),
    lookupRole: role("lookup"),
    taskRole: role("task"),
    executionRole: role("execution"),
    codedeployRole: role("codedeploy"),
    ecsService: stem,
    taskFamily: stem,
    logGroup: `/ecs/${stem}`,
    securityGroup: stem,
    loadBalancer: shorten(stem, LIMIT.loadBalancer),
    blueTargetGroup: shorten(stem, LIMIT.targetGroup, "-blue"),
    greenTargetGroup: shorten(stem, LIMIT.targetGroup, "-green"),
    codedeployApplication: shorten(stem, LIMIT.codedeploy),
    codedeployGroup: shorten(stem, LIMIT.codedeploy),
    // Its values are in the name: a deployment configuration can't be changed, only be followed by another one.
    deploymentConfig: (steps: Shift | Batches) => shorten(stem, LIMIT.codedeploy, `-${nameOf(steps)}`),
    errorAlarm: shorten(stem, LIMIT.alarm, "-errors"),
    latencyAlarm: shorten(stem, LIMIT.alarm, "-latency"),
    unhealthyHostsAlarm: shorten(stem, LIMIT.alarm, "-unhealthy-hosts"),
    failedDeploymentsAlarm: shorten(stem, LIMIT.alarm, "-failed-deployments"),
    failedDeploymentsRule: shorten(stem, LIMIT.eventRule, "-failed-deployments"),
    rollbackRule: shorten(stem, LIMIT.eventRule, "-rolled-back"),
    dashboard: stem,
    /** The function that probes one listener; its role bears the same name. */
    probe: (listener: "test" | "production") => {
      const name = shorten(stem, LIMIT.function, `-probe-${listener}`);
      return { ...functionNames(name), securityGroup: name };
    },
    lambdaFunction: shorten(stem, LIMIT.function),
    functionRole: role("function"),
    shiftRole: role("shift"),
    invokeRole: role("invoke"),
    functionLogGroup: `/aws/lambda/${shorten(stem, LIMIT.function)}`,
    functionLogsKeyAlias: `alias/${stem}-logs`,
    /** The function that invokes a new version; its role bears the same name. */
    versionProbe: functionNames(shorten(stem, LIMIT.function, "-probe")),
    instanceRole: role("instance"),
    autoScalingGroup: stem,
    launchTemplate: shorten(stem, LIMIT.launchTemplate),
    // A target group can't change its port, only be followed by another one.
    serverTargetGroup: (port: number) => shorten(stem, LIMIT.targetGroup, `-${port}`),
    siteBucket: bucketName(`${owner.organization}-${service}-${environment.name}-site`, environment),
  };
}

/** A function of Slipway's own, the role that bears its name, and its log group. */
function functionNames(name: string) {
  return { function: name, role: name, logGroup: `/aws/lambda/${name}` };
}

/** Lowest precedence of a listener rule: a service that takes every request stands behind all others. */
export const CATCH_ALL_PRIORITY = 50_000;

/** What decides a listener rule's precedence beside the service's name. */
interface Requests {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly priority?: number;
}

/**
 * Precedence of a service's listener rule. Unless the configuration gives one it comes from the name alone, 1 to
 * 49,999, so that adding a service never renumbers another's rule; who takes every request comes last.
 */
export function listenerPriority(service: string, { hosts, paths, priority }: Requests): number {
  if (priority !== undefined) return priority;
  if (hosts.length + paths.length === 0) return CATCH_ALL_PRIORITY;
  return (Number.parseInt(shortHash(service), 16) % (CATCH_ALL_PRIORITY - 1)) + 1;
}
