import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { ArtifactReader } from "../../iam/artifacts";
import { GivenPolicies } from "../../iam/given-policies";
import { AccessLogs } from "../../modules/access-logs/access-logs";
import { ApprovalKey } from "../../modules/approval/approval-key";
import { ApprovalTopic } from "../../modules/approval/approval-topic";
import { ArtifactReplica } from "../../modules/artifact-replica/artifact-replica";
import { ArtifactStore, type ArtifactStoreProps } from "../../modules/artifact-store/artifact-store";
import { BuildCache } from "../../modules/build-cache/build-cache";
import { BuildLogsKey } from "../../modules/build-logs-key/build-logs-key";
import { BuildNetwork } from "../../modules/build-network/build-network";
import { ContainerRepository } from "../../modules/container-repository/container-repository";
import { pushImages } from "../../modules/container-repository/container-repository.policies";
import { EncryptedTopic } from "../../modules/encrypted-topic/encrypted-topic";
import { EncryptionKey } from "../../modules/encryption-key/encryption-key";
import { GithubProvider } from "../../modules/github-oidc/github-provider";
import { GithubRole } from "../../modules/github-oidc/github-role";
import { PipelineAlarms, type PipelineAlarmsProps } from "../../modules/pipeline-alarms/pipeline-alarms";
import { NotificationTopic } from "../../modules/pipeline-notifications/notification-topic";
import { PipelineNotifications } from "../../modules/pipeline-notifications/pipeline-notifications";
import { PipelineRollbacks } from "../../modules/pipeline-notifications/pipeline-rollbacks";
import { PrivateBucket } from "../../modules/private-bucket/private-bucket";
import { pipelineWidgets } from "../../modules/service-dashboard/pipeline-widgets";
import { ServiceDashboard } from "../../modules/service-dashboard/service-dashboard";
import { StateBucket } from "../../modules/state-bucket/state-bucket";
import {
  approvals,
  artifacts,
  bucket,
  deployRoleArn,
  keyArn,
  notifications,
  production,
  staging,
  tools,
  type Variants,
} from "./facts";

const readers: ArtifactReader[] = [
  { kind: "deploy-roles", name: "staging", place: staging },
  {
    kind: "role",
    name: "production-2",
    place: production,
    arn: deployRoleArn,
    prefix: "web",
  },
  { kind: "role", name: "auditor", place: production, arn: "arn:aws:iam::333333333333:role/auditor" },
];

const topicArn = "arn:aws:sns:us-east-1:111111111111:acme-notifications";

/** Modules of the tools account, and those that every account has. */
export const TOOLS_FIXTURES: Readonly<Record<string, Variants>> = {
  "github-oidc": {
    branch: (scope) => {
      const { resource } = new GithubProvider(scope, "github-actions");
      new GithubRole(scope, "role", {
        place: tools,
        name: "acme-web-github",
        description: "Publishes images",
        subject: "repo:acme/web:ref:refs/heads/main",
        statements: pushImages("arn:aws:ecr:us-east-1:111111111111:repository/acme/web"),
        dependsOn: [resource],
      });
    },
    "with-given-policies": (scope) => {
      const { role } = new GithubRole(scope, "role", {
        place: tools,
        name: "acme-web-github",
        description: "Reads",
        subject: "repo:acme/web:environment:production",
        statements: [],
      });
      new GivenPolicies(scope, "given", {
        role,
        inline: [{ name: "nothing", text: '{"Version":"2012-10-17","Statement":[]}' }],
        managed: [{ name: "read-only", text: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
      });
    },
  },
  "access-logs": {
    "two-sources": (scope) => {
      new AccessLogs(scope, "logs", {
        place: tools,
        bucket: "acme-access-logs-111111111111-us-east-1",
        sources: [bucket, "acme-other"],
        expireAfterDays: 365,
      });
    },
  },
  approval: {
    "with-subscribers": (scope) => topic(scope, ["release@acme.example", "on.call+web@acme.example"]),
    "without-subscribers": (scope) => topic(scope, []),
  },
  "artifact-replica": {
    "with-readers": (scope) => {
      const role = "acme-artifacts-replication";
      const source = store(scope, [], { replicationRole: role });
      new ArtifactReplica(scope, "replica", {
        place: { ...tools, region: "us-west-2" },
        provider: new AwsProvider(scope, "there", { alias: "replica", region: "us-west-2" }),
        bucket: "acme-artifacts-replica-111111111111-us-west-2",
        keyAlias: "alias/acme-artifacts-replica",
        expireAfterDays: 30,
        role,
        readers: readers.slice(2),
        source: { ...tools, bucket, versioning: source.versioning },
      });
    },
  },
  "artifact-store": {
    "with-readers": (scope) => void store(scope, readers),
    "without-readers": (scope) => void store(scope, [], { accessLogs: { bucket: "acme-logs", ready: [] } }),
  },
  "build-cache": {
    cache: (scope) => {
      new BuildCache(scope, "cache", { place: tools, bucket: "acme-build-cache", keyArn });
    },
  },
  "build-logs-key": {
    key: (scope) => {
      const logGroups = "/aws/codebuild/acme-*";
      new BuildLogsKey(scope, "logs", { place: tools, alias: "alias/acme-build-logs", logGroups });
    },
  },
  "build-network": {
    network: (scope) => {
      const props = { vpcId: "vpc-0a1b", securityGroup: "acme-web-builds", service: "web" };
      new BuildNetwork(scope, "network", props);
    },
    verifying: (scope) => {
      const props = { vpcId: "vpc-0a1b", securityGroup: "acme-web-builds", service: "web" };
      new BuildNetwork(scope, "network", { ...props, verifiedPorts: [80, 443, 8080] });
    },
  },
  "container-repository": {
    "with-pullers": (scope) => repository(scope, [staging, production]),
    "without-pullers": (scope) => repository(scope, []),
  },
  "encrypted-topic": {
    unpublished: (scope) => {
      new EncryptedTopic(scope, "topic", { ...notifications, keyArn, subscribers: [], publishers: [] });
    },
  },
  "encryption-key": {
    "administered-only": (scope) => {
      const props = { owner: tools, alias: "alias/acme-artifacts", description: "Encrypts artifacts" };
      new EncryptionKey(scope, "key", { ...props, statements: [] });
    },
  },
  "pipeline-notifications": {
    "with-subscribers": (scope) => notify(scope, ["platform@acme.example", "on.call+web@acme.example"]),
    "with-rollbacks": (scope) => {
      const shape = { subscribers: [], events: true, alarms: true };
      const { ready } = new NotificationTopic(scope, "topic", { ...notifications, ...shape });
      new PipelineRollbacks(scope, "rollbacks", {
        name: "web-acme-rolled-back",
        pipeline: "web-acme",
        topicArn,
        dependsOn: ready,
      });
    },
  },
  "pipeline-alarms": {
    both: (scope) => alarms(scope, { failedExecutions: 1, buildMinutes: 20, alarmActions: [topicArn] }),
    "telling-nobody": (scope) => alarms(scope, { failedExecutions: 3 }),
  },
  "private-bucket": {
    "customer-key": (scope) => {
      new PrivateBucket(scope, "storage", { bucket, keyArn, protected: true });
    },
    "s3-key": (scope) => {
      new PrivateBucket(scope, "storage", { bucket, protected: false });
    },
  },
  "service-dashboard": {
    pipeline: (scope) => {
      const alarmArns = ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:web-acme-failed-executions"];
      const facts = { region: tools.region, pipeline: "web-acme", project: "acme-web-build", alarmArns };
      new ServiceDashboard(scope, "dashboard", { name: "acme-web", widgets: pipelineWidgets(facts) });
    },
  },
  "state-bucket": {
    state: (scope) => {
      const state = "acme-state-111111111111-us-east-1";
      new StateBucket(scope, "state", { place: tools, bucket: state, keyAlias: "alias/acme-state" });
    },
  },
};

function topic(scope: Construct, subscribers: readonly string[]): void {
  const key = new ApprovalKey(scope, "key", { place: tools, alias: approvals.keyAlias });
  new ApprovalTopic(scope, "approval", { ...approvals, keyArn: key.arn, subscribers });
}

function store(
  scope: Construct,
  to: readonly ArtifactReader[],
  shape: Partial<ArtifactStoreProps> = {},
): ArtifactStore {
  return new ArtifactStore(scope, "artifacts", {
    place: tools,
    bucket,
    keyAlias: artifacts.keyAlias,
    expireAfterDays: 30,
    readers: to,
    ...shape,
  });
}

function repository(scope: Construct, places: readonly (typeof tools)[]): void {
  new ContainerRepository(scope, "images", {
    repository: "acme/web",
    pullers: places.map((place) => ({
      place,
      roleArn: `arn:aws:iam::${place.account}:role/slipway/runtime/acme-web-execution`,
    })),
  });
}

function alarms(scope: Construct, shape: Partial<PipelineAlarmsProps>): void {
  new PipelineAlarms(scope, "alarms", {
    pipeline: "web-acme",
    project: "acme-web-build",
    names: {
      failedExecutionsAlarm: "web-acme-failed-executions",
      buildMinutesAlarm: "web-acme-build-minutes",
    },
    ...shape,
  });
}

function notify(scope: Construct, subscribers: readonly string[]): void {
  const { ready } = new NotificationTopic(scope, "topic", {
    ...notifications,
    subscribers,
    events: false,
    alarms: false,
  });
  new PipelineNotifications(scope, "notifications", {
    name: "web-acme",
    pipelineArn: "arn:aws:codepipeline:us-east-1:111111111111:web-acme",
    topicArn,
    eventTypeIds: ["codepipeline-pipeline-pipeline-execution-failed"],
    dependsOn: ready,
  });
}
