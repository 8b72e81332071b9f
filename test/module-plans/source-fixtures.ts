import type { Construct } from "constructs";
import { ApprovalRule } from "../../modules/codecommit-source/approval-rule";
import { BranchProtection } from "../../modules/codecommit-source/branch-protection";
import { pullRequestEvents } from "../../modules/codecommit-source/codecommit-events";
import { CodecommitRepository } from "../../modules/codecommit-source/codecommit-repository";
import { codecommitSource } from "../../modules/codecommit-source/codecommit-source";
import { repositoryArn } from "../../modules/codecommit-source/codecommit-source.policies";
import { DeliveryPipeline } from "../../modules/delivery-pipeline/delivery-pipeline";
import { EventTrigger } from "../../modules/event-trigger/event-trigger";
import { RepositoryNotifications } from "../../modules/pipeline-notifications/repository-notifications";
import { uploadEvents } from "../../modules/s3-source/s3-events";
import { s3Source } from "../../modules/s3-source/s3-source";
import { uploaderArn } from "../../modules/s3-source/s3-source.policies";
import { SourceBucket } from "../../modules/s3-source/source-bucket";
import { Uploader } from "../../modules/s3-source/uploader";
import { ScheduleTrigger } from "../../modules/schedule-trigger/schedule-trigger";
import { artifacts, bucket, keyArn, tools, type Variants } from "./facts";
import { gate } from "./pipeline-fixtures";

const repository = "web";
const branch = "main";
const description = "Source of web";
const started = {
  place: tools,
  description: "Starts web-acme",
  pipeline: "web-acme",
  pipelineArn: "arn:aws:codepipeline:us-east-1:111111111111:web-acme",
};

/** Where code comes from but GitHub, and what starts pipelines from outside CodePipeline. */
export const SOURCE_FIXTURES: Readonly<Record<string, Variants>> = {
  "codecommit-source": {
    made: (scope) => {
      const keyAlias = "alias/acme-web-source";
      const { resource } = new CodecommitRepository(scope, "source", {
        place: tools,
        repository,
        description,
        keyAlias,
      });
      pipeline(scope, resource.repositoryName);
      approvals(scope, resource.repositoryName, ["arn:aws:iam::111111111111:role/people/reviewers"]);
      protection(scope, ["arn:aws:iam::111111111111:role/people/release-manager"], ["developers"]);
      new RepositoryNotifications(scope, "notifications", {
        name: "acme-web-source",
        repositoryArn: resource.arn,
        topicArn: "arn:aws:sns:us-east-1:111111111111:acme-notifications",
        events: ["pull-request-created", "pull-request-merged"],
      });
    },
    existing: (scope) => {
      pipeline(scope);
      approvals(scope, repository, []);
      protection(scope, [], []);
    },
  },
  "s3-source": {
    role: (scope) => uploads(scope, ["arn:aws:iam::444444444444:role/gitea"]),
    user: (scope) => uploads(scope),
  },
  "event-trigger": {
    "pull-requests": (scope) => {
      const events = pullRequestEvents(repositoryArn(tools, repository), [branch]);
      new EventTrigger(scope, "events", { ...started, name: "acme-web-on-pull-request", events });
    },
  },
  "schedule-trigger": {
    nightly: (scope) => {
      new ScheduleTrigger(scope, "schedule", {
        ...started,
        name: "acme-web-on-schedule",
        expression: "cron(0 3 ? * MON-FRI *)",
        timezone: "Europe/Berlin",
        permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary",
      });
    },
  },
};

function uploads(scope: Construct, roles?: readonly string[]): void {
  const source = {
    ...tools,
    bucket: "acme-web-source",
    key: "source.zip",
    keyAlias: "alias/acme-web-source",
  };
  const name = "acme-web-uploader";
  const made = new SourceBucket(scope, "source", {
    source,
    uploader: uploaderArn(tools, { kind: roles ? "role" : "user", name }),
    pipelineRole: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline",
    expireAfterDays: 30,
  });
  new Uploader(scope, "uploader", { name, source, ...(roles && { roles }) });
  const events = uploadEvents(source.bucket, source.key);
  new EventTrigger(scope, "events", { ...started, name: "acme-web-on-push", events });
  new DeliveryPipeline(scope, "release", {
    pipeline: "web-acme",
    role: "acme-web-pipeline",
    bucket,
    artifacts,
    keyArn,
    source: s3Source({ source, bucketRef: made.resource.bucket }),
    stages: [{ name: "production", parts: [gate] }],
  });
}

function pipeline(scope: Construct, repositoryRef?: string): void {
  const { bucketArn } = artifacts;
  new DeliveryPipeline(scope, "release", {
    pipeline: "web-acme",
    role: "acme-web-pipeline",
    bucket,
    artifacts,
    keyArn,
    source: codecommitSource({ place: tools, repository, repositoryRef, branch, bucketArn }),
    stages: [{ name: "production", parts: [gate] }],
  });
}

function approvals(scope: Construct, of: string, members: readonly string[]): void {
  const { region } = tools;
  new ApprovalRule(scope, "approvals", {
    name: "acme-web",
    description,
    repository: of,
    region,
    branch,
    count: 2,
    members,
  });
}

function protection(scope: Construct, directPush: readonly string[], committers: readonly string[]): void {
  new BranchProtection(scope, "protection", {
    place: tools,
    name: "acme-web-branch-protection",
    description,
    repository,
    branch,
    directPush,
    committers,
  });
}
