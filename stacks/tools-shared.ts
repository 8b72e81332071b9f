import { type ITerraformDependable, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { Config, Service } from "../config/config";
import { deliveredBy, INFRASTRUCTURE } from "../config/infrastructure";
import { approvalTopicName, toolsNames } from "../config/names";
import { placeOf } from "../config/place";
import { runsOf } from "../config/rules/builds";
import { sourceConfigOf } from "../config/sources/sources";
import { targetConfigOf } from "../config/targets/targets";
import { ApprovalKey } from "../modules/approval/approval-key";
import { ApprovalTopic } from "../modules/approval/approval-topic";
import { BuildCache } from "../modules/build-cache/build-cache";
import { BuildLogsKey } from "../modules/build-logs-key/build-logs-key";
import { GithubConnection } from "../modules/github-source/github-connection";
import { NotificationTopic } from "../modules/pipeline-notifications/notification-topic";
import { buildArtifactStores, type StoreRef } from "./artifact-stores";
import { buildGithubProvider } from "./github-provider";

/** What a service's pipeline needs of the tools account: by reference in one stack, by name across stacks. */
export interface ToolsFoundation {
  /** Where artifacts lie, by region: the tools account's own, and each other that environments lie in. */
  readonly stores: ReadonlyMap<string, StoreRef>;
  /** Of the artifacts in the tools account's own region. */
  readonly keyArn: string;
  /** Encrypts the logs of builds. */
  readonly logsKeyArn: string;
  /** Set when a service's source uses the organization's connection. */
  readonly connectionArn?: string;
  /** What must stand before somebody is told what pipelines do, in the stack that makes it. */
  readonly notificationsReady?: readonly ITerraformDependable[];
  /** What makes the account believe GitHub's tokens, in the stack that makes it. */
  readonly githubReady?: readonly ITerraformDependable[];
}

/** What the tools account holds once, whatever the services are. */
export class ToolsShared extends Construct implements ToolsFoundation {
  readonly stores: ReadonlyMap<string, StoreRef>;
  readonly keyArn: string;
  readonly logsKeyArn: string;
  readonly connectionArn?: string;
  readonly notificationsReady?: readonly ITerraformDependable[];
  readonly githubReady?: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const place = placeOf(config.tools);
    const names = toolsNames(config, config.tools);
    const { home, stores } = buildArtifactStores(this, config);
    this.stores = stores;
    this.keyArn = home.keyArn;
    this.logsKeyArn = new BuildLogsKey(this, "build-logs", {
      place,
      alias: names.logsKeyAlias,
      logGroups: names.buildLogGroups,
    }).arn;
    if (config.services.flatMap(runsOf).some(({ run }) => run.cache?.type === "s3")) {
      new BuildCache(this, "build-cache", { place, bucket: names.cacheBucket, keyArn: this.keyArn });
    }
    if (needsConnection(deliveredBy(config))) {
      this.connectionArn = new GithubConnection(this, "github", { name: names.connection }).arn;
      new TerraformOutput(this, "connection", {
        description:
          "Accept this connection to GitHub once in the console, Settings > Connections: AWS makes it PENDING",
        value: this.connectionArn,
      }).overrideLogicalId("github_connection");
    }
    // Where workflows deliver Slipway's own stacks, bootstrap makes it.
    const isThere = config.infrastructure?.runner === "github-actions";
    const needed = !isThere && config.services.some(publishesFromGithub);
    this.githubReady = buildGithubProvider(this, config.tools, needed);
    this.approvals(config);
    if (config.notifications && hasNewsOfPipelines(config)) {
      this.notificationsReady = new NotificationTopic(this, "notifications", {
        place,
        topic: names.notificationTopic,
        keyAlias: names.notificationKeyAlias,
        subscribers: config.notifications.emails,
        events: config.notifications.events.includes("rolled-back"),
        alarms: hasPipelineAlarms(config),
      }).ready;
    }
  }

  private approvals(config: Config): void {
    const place = placeOf(config.tools);
    const { environments, infrastructure } = config;
    const asked = [
      ...environments.map(({ name, approval }) => ({ name, approval })),
      { name: INFRASTRUCTURE, approval: infrastructure?.approval },
    ].flatMap(({ name, approval }) => (approval ? [{ name, approval }] : []));
    if (asked.length === 0) return;
    const alias = toolsNames(config, config.tools).approvalKeyAlias;
    const key = new ApprovalKey(this, "approvals", { place, alias });
    for (const { name, approval } of asked) {
      new ApprovalTopic(this, `approval-${name}`, {
        place,
        topic: approvalTopicName(config, name),
        keyArn: key.arn,
        subscribers: approval.notify,
      });
    }
  }
}

/** True when somebody is told of something in the tools account: failed deployments are told in the environments'. */
function hasNewsOfPipelines(config: Config): boolean {
  const { events = [] } = config.notifications ?? {};
  return events.some((event) => event !== "deployment-failed") || hasPipelineAlarms(config);
}

/** True when an alarm watches release pipelines. */
function hasPipelineAlarms({ monitoring }: Config): boolean {
  const { failedExecutions, buildMinutes } = monitoring?.alarms ?? {};
  return failedExecutions !== undefined || buildMinutes !== undefined;
}

/** True when the source of one of the services names no connection of its own. */
export function needsConnection(services: readonly Service[]): boolean {
  return services.some(
    ({ source, pipeline }) =>
      pipeline.runner === "codepipeline" && sourceConfigOf(source).usesConnection(source),
  );
}

/** True when jobs of GitHub Actions push a service's images to the tools account. */
function publishesFromGithub({ pipeline, releases }: Service): boolean {
  const images = releases.some(({ deploy }) => targetConfigOf(deploy).delivers === "image");
  return pipeline.runner === "github-actions" && images;
}
