import { approval } from "../../modules/approval/approval";
import { BuildProject } from "../../modules/build-project/build-project";
import { pushImages, repositoryArn } from "../../modules/container-repository/container-repository.policies";
import { DeliveryPipeline } from "../../modules/delivery-pipeline/delivery-pipeline";
import {
  ARTIFACTS,
  actIn,
  type PipelinePart,
  runAfter,
  type Stage,
} from "../../modules/delivery-pipeline/parts";
import { withEnvironment } from "../../modules/delivery-pipeline/variables";
import { codedeployRelease, rollingRelease } from "../../modules/ecs-service/ecs-release";
import { revisionBuildspec } from "../../modules/ecs-service/revision";
import { GithubConnection } from "../../modules/github-source/github-connection";
import { githubSource } from "../../modules/github-source/github-source";
import { alarmRules } from "../../modules/stage-conditions/alarms";
import { buildRule } from "../../modules/stage-conditions/build";
import { functionRule } from "../../modules/stage-conditions/function";
import { variableRule } from "../../modules/stage-conditions/variable";
import { windowRule } from "../../modules/stage-conditions/window";
import { verification } from "../../modules/verification/verification";
import { websiteRelease } from "../../modules/website/website-release";
import { names, task } from "../support/ecs";
import {
  approvals,
  artifacts,
  bucket,
  connectionArn,
  deployRoleArn,
  keyArn,
  storeElsewhere,
  tools,
  type Variants,
} from "./facts";

const boundary = "arn:aws:iam::111111111111:policy/boundary";

/** Stands in for whatever a stage holds. */
export const gate = approval({
  ...approvals,
  message: "Release web #{source.CommitId}?",
  timeoutMinutes: 1440,
});

const project = {
  project: "acme-web-build",
  role: "acme-web-build",
  logGroup: "/aws/codebuild/acme-web-build",
  description: "Builds web",
  artifacts,
  keyArn,
  logsKeyArn: keyArn,
  logRetentionDays: 365,
  reports: {},
  image: "aws/codebuild/amazonlinux2-x86_64-standard:5.0",
  timeoutMinutes: 60,
  environment: {},
  compute: { environmentType: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL" },
  docker: false,
  writesArtifacts: false,
  statements: [],
} as const;

const pipeline = {
  pipeline: "web-acme",
  role: "acme-web-pipeline",
  bucket,
  artifacts,
  keyArn,
  source: githubSource({ connectionArn, repository: "acme/web", branch: "main" }),
  trigger: { push: [{ branches: ["main"], paths: ["services/web/**"] }, { tags: ["v*"] }] },
};

const REVISION = "revision-production";

/** A stage for each kind of release. */
const RELEASES: Stage[] = [
  { name: "staging", parts: [rollingRelease({ names, cluster: "acme-staging", deployRoleArn })] },
  {
    name: "production",
    parts: [gate, runAfter(1, codedeployRelease({ names, deployRoleArn, revisionArtifact: REVISION }))],
  },
  {
    name: "site",
    parts: websiteRelease({ bucket: "acme-site", deployRoleArn, immutableAssets: true }).map((part) =>
      actIn("eu-west-1", part),
    ),
  },
];

/** A stage for each kind of condition. */
const CONDITIONAL = (commands: PipelinePart): Stage[] => [
  {
    name: "staging",
    parts: [gate],
    conditions: {
      entry: {
        result: "SKIP",
        parts: [
          variableRule({ variable: "#{variables.CHANNEL}", operator: "MATCHES", value: "(stable|beta)" }),
          functionRule({
            place: tools,
            functionName: "ready",
            userParameters: '{"channel":"#{variables.CHANNEL}"}',
          }),
        ],
      },
      failure: { result: "RETRY", retryMode: "FAILED_ACTIONS" },
    },
  },
  {
    name: "production",
    parts: websiteRelease({ bucket: "acme-site", deployRoleArn, immutableAssets: false }),
    conditions: {
      entry: {
        result: "FAIL",
        parts: [
          windowRule({ cron: "* * 9-16 ? * MON-THU *", timeZone: "Europe/Berlin" }),
          buildRule(commands),
        ],
      },
      success: {
        result: "ROLLBACK",
        parts: [
          alarmRules({
            alarms: ["web-errors", "web latency"],
            waitMinutes: 30,
            deployRoleArn,
            region: "eu-west-1",
          }),
        ],
      },
      failure: { result: "ROLLBACK" },
    },
  },
];

/** Its buildspec goes inline; the last command has all that Terraform could mistake for its own. */
export const VERIFICATION = verification(
  {
    lookupRoleArn: "arn:aws:iam::222222222222:role/slipway/verify/acme-web-staging-lookup",
    loadBalancer: "acme-staging",
    region: "us-east-1",
    scheme: "https",
  },
  { commands: [`echo "\${HOME}" '%{ if }' '$\${' C:\\temp #{source.CommitId}`] },
);

/** What pipelines are made of. */
export const PIPELINE_FIXTURES: Readonly<Record<string, Variants>> = {
  "build-project": {
    docker: (scope) => {
      new BuildProject(scope, "build", {
        ...project,
        compute: { environmentType: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_2XLARGE" },
        queuedTimeoutMinutes: 60,
        concurrentBuilds: 2,
        cache: { type: "local", modes: ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_CUSTOM_CACHE"] },
        docker: true,
        writesArtifacts: true,
        buildspec: "buildspec.yml",
        environment: { REPOSITORY_URI: "111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/web" },
        statements: pushImages(repositoryArn(tools, "acme/web")),
        permissionsBoundary: boundary,
      });
    },
    "batch-in-vpc": (scope) => {
      new BuildProject(scope, "build", {
        ...project,
        batch: {
          role: "acme-web-build-batch",
          timeoutMinutes: 60,
          maxBuilds: 4,
          computeTypes: ["BUILD_GENERAL1_SMALL"],
        },
        vpc: { vpcId: "vpc-0a1b", subnetIds: ["subnet-0a1b", "subnet-0a1c"], securityGroupIds: ["sg-0a1b"] },
        buildspec: "buildspec.yml",
      });
    },
    "cache-and-reports": (scope) => {
      new BuildProject(scope, "pr-build", {
        ...project,
        cache: { type: "s3", bucket: "acme-build-cache-111111111111-us-east-1", prefix: "web-pr-acme" },
        reports: { unit: "test", coverage: "coverage" },
        logRetentionDays: 90,
        buildspec: "buildspec.yml",
      });
    },
    lambda: (scope) => {
      new BuildProject(scope, "lint", {
        ...project,
        compute: { environmentType: "ARM_LAMBDA_CONTAINER", computeType: "BUILD_LAMBDA_2GB" },
        image: "aws/codebuild/amazonlinux-aarch64-lambda-standard:nodejs22",
        timeoutMinutes: undefined,
        buildspec: "ci/lint.yml",
        environment: {
          NODE_ENV: "test",
          DB_HOST: { parameter: "/web/db-host", key: keyArn },
          API_TOKEN: { secret: "web/api:token", key: keyArn },
        },
      });
    },
    "inline-buildspec": (scope) => {
      new BuildProject(scope, "verify", { ...project, ...VERIFICATION });
    },
    revision: (scope) => {
      new BuildProject(scope, "revision", {
        ...project,
        buildspec: revisionBuildspec(task),
        writesArtifacts: true,
      });
    },
  },
  "delivery-pipeline": {
    release: (scope) => {
      const made = { ...project, buildspec: "buildspec.yml", writesArtifacts: true };
      const build = new BuildProject(scope, "build", made).action({
        name: "build",
        category: "Build",
        inputArtifacts: [ARTIFACTS.source],
        outputArtifacts: [ARTIFACTS.build, REVISION],
        namespace: "build",
      });
      new DeliveryPipeline(scope, "release", {
        ...pipeline,
        permissionsBoundary: boundary,
        stages: [{ name: "Build", parts: [build] }, ...RELEASES],
        elsewhere: [storeElsewhere],
      });
    },
    conditional: (scope) => {
      const made = {
        ...project,
        project: "acme-web-entry",
        role: "acme-web-entry",
        logGroup: "/aws/codebuild/e",
      };
      const commands = new BuildProject(scope, "entry", { ...made, ...VERIFICATION }).action({
        name: "commands",
        category: "Test",
        inputArtifacts: [ARTIFACTS.source],
      });
      new DeliveryPipeline(scope, "release", {
        ...pipeline,
        executionMode: "SUPERSEDED",
        variables: [{ name: "CHANNEL", value: "stable", description: "Who gets it" }],
        stages: CONDITIONAL(withEnvironment(commands, '[{"name":"CHANNEL","value":"#{variables.CHANNEL}"}]')),
      });
    },
    "pull-request": (scope) => {
      const build = new BuildProject(scope, "build", { ...project, buildspec: "buildspec.yml" }).action({
        name: "build",
        category: "Build",
        inputArtifacts: [ARTIFACTS.source],
      });
      new DeliveryPipeline(scope, "pull-request", {
        ...pipeline,
        trigger: { pullRequest: { branches: ["main"], paths: [] } },
        stages: [{ name: "Build", parts: [build] }],
      });
    },
  },
  "github-source": {
    // One that is given is the other variant: every pipeline of `delivery-pipeline` has it.
    "connection-made": (scope) => {
      const made = new GithubConnection(scope, "github", { name: "acme" });
      new DeliveryPipeline(scope, "release", {
        ...pipeline,
        source: githubSource({ connectionArn: made.arn, repository: "acme/web", branch: "main" }),
        stages: [{ name: "production", parts: [gate] }],
      });
    },
  },
};
