import { Construct } from "constructs";
import { type Config, REPOSITORY_EVENTS, type Service } from "../../config/config";
import { serviceNames, toolsNames } from "../../config/names";
import { placeOf } from "../../config/place";
import type { CodecommitSource } from "../../config/sources/codecommit/repository";
import { bucketArn, parseRoleArn } from "../../iam/arn";
import { ApprovalRule } from "../../modules/codecommit-source/approval-rule";
import { BranchProtection } from "../../modules/codecommit-source/branch-protection";
import { pullRequestEvents, pushEvents } from "../../modules/codecommit-source/codecommit-events";
import { CodecommitRepository } from "../../modules/codecommit-source/codecommit-repository";
import { codecommitSource } from "../../modules/codecommit-source/codecommit-source";
import { repositoryArn } from "../../modules/codecommit-source/codecommit-source.policies";
import { EventTrigger, type StartingEvents } from "../../modules/event-trigger/event-trigger";
import { RepositoryNotifications } from "../../modules/pipeline-notifications/repository-notifications";
import { serviceOutput } from "../output";
import { notificationTopicArn } from "../pipeline-monitoring";
import type { ServiceProps } from "../service-props";
import type { ServiceSource, Start } from "./source";

/** CodeCommit, in the tools account: events start everything. */
export function codecommitServiceSource(scope: Construct, props: ServiceProps): ServiceSource {
  const { config, service } = props;
  const { source } = service;
  if (source.kind !== "codecommit") throw new Error(`${service.name} doesn't come from CodeCommit`);
  const subtree = new Construct(scope, "source");
  const place = placeOf(config.tools);
  const repository = makeRepository(subtree, config, service, source);
  makeApprovals(subtree, config, service, source, repository.name);
  protect(subtree, config, service, source);
  notify(subtree, props, repository.arn);
  serviceOutput(subtree, service.name, {
    name: "clone_url",
    description: `Clones the source of ${service.name}, with git-remote-codecommit`,
    value: `codecommit::${config.tools.region}://${source.repository}`,
  });
  return {
    begin: codecommitSource({
      place,
      repository: source.repository,
      repositoryRef: repository.name,
      branch: source.branch,
      bucketArn: bucketArn(config.tools.region, toolsNames(config, config.tools).artifactBucket),
    }),
    revision: "#{source.CommitId}",
    trigger: () => undefined,
    start: (at, start, pipeline) => {
      const events = eventsOf(service, source, repositoryArn(place, source.repository), start);
      if (!events) return;
      new EventTrigger(at, `${start}-events`, {
        place,
        name: serviceNames(config, service.name).start(start),
        description: `Starts ${pipeline.name} on ${DESCRIPTIONS[start]} ${source.repository}`,
        pipeline: pipeline.name,
        pipelineArn: pipeline.arn,
        permissionsBoundary: config.tools.permissionsBoundary,
        events,
      });
    },
  };
}

const DESCRIPTIONS: Readonly<Record<Start, string>> = {
  push: "pushes to",
  "pull-request": "pull requests of",
};

function eventsOf(
  { triggers }: Service,
  { branch }: CodecommitSource,
  arn: string,
  start: Start,
): StartingEvents | undefined {
  if (start === "push") return triggers.push && pushEvents(arn, branch);
  return triggers.pullRequest && pullRequestEvents(arn, triggers.pullRequest.branches);
}

/** Name and ARN: references where Slipway makes the repository, so that what uses it comes after it. */
function makeRepository(scope: Construct, config: Config, service: Service, source: CodecommitSource) {
  const place = placeOf(config.tools);
  if (source.existing) return { name: source.repository, arn: repositoryArn(place, source.repository) };
  const { resource } = new CodecommitRepository(scope, "repository", {
    place,
    repository: source.repository,
    description: `Source of ${service.name}`,
    keyAlias: serviceNames(config, service.name).sourceKeyAlias,
  });
  return { name: resource.repositoryName, arn: resource.arn };
}

function makeApprovals(
  scope: Construct,
  config: Config,
  { name }: Service,
  { approvals, branch }: CodecommitSource,
  repository: string,
): void {
  if (!approvals) return;
  new ApprovalRule(scope, "approvals", {
    ...approvals,
    name: serviceNames(config, name).approvalRule,
    description: `Approvals of pull requests into ${branch} of ${name}`,
    region: config.tools.region,
    repository,
    branch,
  });
}

function protect(scope: Construct, config: Config, { name }: Service, source: CodecommitSource): void {
  const { repository, branch, directPush, committers } = source;
  if (!directPush) return;
  const { arn } = new BranchProtection(scope, "protection", {
    place: placeOf(config.tools),
    name: serviceNames(config, name).branchProtection,
    description: `Keeps ${branch} of ${repository} for pull requests`,
    repository,
    branch,
    directPush,
    committers: committers.map((arn) => parseRoleArn(arn)?.name ?? ""),
  });
  serviceOutput(scope, name, {
    name: "branch_protection_policy_arn",
    description: `Attach it to whoever may push to ${repository}: it binds nobody else`,
    value: arn,
  });
}

/** Tells people what becomes of pull requests. */
function notify(scope: Construct, { config, service, foundation }: ServiceProps, arn: string): void {
  const wanted = config.notifications?.events ?? [];
  const events = REPOSITORY_EVENTS.filter((event) => wanted.includes(event));
  const topicArn = notificationTopicArn(config);
  if (events.length === 0 || topicArn === undefined) return;
  new RepositoryNotifications(scope, "notifications", {
    name: serviceNames(config, service.name).sourceNotifications,
    repositoryArn: arn,
    topicArn,
    events,
    dependsOn: foundation.notificationsReady,
  });
}
