import { eachOf, type Items, ifAny, inMaybe, itemsOf } from "../../face/each";
import type { Given } from "../../face/input";
import { complete, defineModule } from "../../face/module";
import { joined } from "../../face/words";
import { bucketArn } from "../../iam/arn";
import { GivenPolicies } from "../../iam/given-policies";
import type { NamedVariable } from "./build-environment";
import { BuildProject, type BuildProjectProps } from "./build-project";
import type { Cache } from "./cache";
import { BUILD_PROJECT_INPUTS } from "./inputs";

const KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

const VALUES = {
  accountId: "111111111111",
  region: "us-east-1",
  name: "acme-web-build",
  roleName: "acme-web-build",
  artifactBucket: "acme-artifacts-111111111111-us-east-1",
  artifactPrefix: "web-acme",
  artifactKeyAlias: "alias/acme-artifacts",
  artifactKeyArn: KEY_ARN,
};

const PULL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"],
    },
  ],
});

export const BUILD_PROJECT = defineModule({
  name: "build-project",
  description:
    "A CodeBuild project inside a pipeline, with its service role and its log group: builds, tests and verifications are all " +
    "this. It takes artifacts from the pipeline of the module delivery-pipeline and hands its own on to it.\n\n" +
    "Batches of builds, report groups of their own and Lambda computes are not among its inputs. A buildspec may name " +
    "test reports: CodeBuild makes their groups.",
  security:
    "CodeBuild becomes the role for this one project. The role reads the artifacts of its own pipeline; it writes them only " +
    "with `writes_artifacts`, so that a test can't replace what is released behind it. It reads exactly the parameters " +
    "and secrets that variables name. What the commands may do besides is given by `inline_policies` and " +
    "`managed_policy_arns`: they are the repository's, so whoever may push may do it. Values of " +
    "`environment_variables` are plain text for everybody who may read the project.",
  inputs: BUILD_PROJECT_INPUTS,
  build: (scope, given) => {
    const place = { account: given.accountId, region: given.region };
    const made = new BuildProject(
      scope,
      "build",
      complete<BuildProjectProps>({
        project: given.name,
        role: given.roleName,
        logGroup: `/aws/codebuild/${given.name}`,
        description: given.description,
        artifacts: {
          ...place,
          bucketArn: bucketArn(given.region, given.artifactBucket),
          prefix: given.artifactPrefix,
          keyAlias: given.artifactKeyAlias,
        },
        keyArn: given.artifactKeyArn,
        image: given.image,
        timeoutMinutes: given.timeoutMinutes,
        queuedTimeoutMinutes: given.queuedTimeoutMinutes,
        concurrentBuilds: given.concurrentBuildLimit,
        docker: given.privilegedMode,
        logsKeyArn: given.logKeyArn,
        logRetentionDays: given.logRetentionDays,
        permissionsBoundary: given.permissionsBoundary,
        compute: { environmentType: given.environmentType, computeType: given.computeType },
        environment: variablesOf(given),
        buildspec: given.buildspec,
        writesArtifacts: given.writesArtifacts,
        cache: cachesOf(given),
        batch: undefined,
        vpc: given.vpc,
        reports: {},
        statements: [],
      }),
    );
    const { inlinePolicies: inline, managedPolicyArns: managed } = given;
    new GivenPolicies(scope, "given", { role: made.role, inline, managed });
    return made;
  },
  outputs: ({ role, resource, logs }) => ({
    projectName: {
      description: "Name of the project: project of the module delivery-pipeline's builds and tests.",
      value: resource.name,
    },
    projectArn: { description: "ARN of the project.", value: resource.arn },
    roleName: { description: "Name of the service role.", value: role.resource.name },
    roleArn: { description: "ARN of the service role.", value: role.arn },
    logGroupName: { description: "Name of the log group.", value: logs.name },
  }),
  labels: {
    "service/build-policy": "build",
    "service/cache-policy": "cache",
    "service/network-policy": "network",
    "service/commands-policy": "variables",
    "parameter-keys": "parameter_key_arns",
    "secret-keys": "secret_key_arns",
  },
  examples: {
    basic: {
      description: "A build from the repository's buildspec.yml, which hands an artifact on.",
      values: { ...VALUES, writesArtifacts: true },
    },
    complete: {
      description: "A test with Docker, variables of every kind, a cache in S3, and a VPC.",
      values: {
        ...VALUES,
        name: "acme-web-test",
        roleName: "acme-web-test",
        description: "Tests web",
        writesArtifacts: false,
        buildspec: "ci/test.yml",
        image: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
        environmentType: "ARM_CONTAINER",
        computeType: "BUILD_GENERAL1_MEDIUM",
        privilegedMode: true,
        timeoutMinutes: 30,
        queuedTimeoutMinutes: 60,
        concurrentBuildLimit: 2,
        environmentVariables: { LOG_LEVEL: "info", REGISTRY: "registry.acme.example" },
        parameterVariables: {
          API_URL: { parameter: "/acme/web/api-url" },
          DB_HOST: { parameter: "/acme/web/db-host", keyArn: KEY_ARN },
        },
        secretVariables: {
          NPM_TOKEN: {
            secretArn: "arn:aws:secretsmanager:us-east-1:111111111111:secret:acme/npm-AbCdEf",
            jsonKey: "token",
            keyArn: KEY_ARN,
          },
        },
        inlinePolicies: { pull: PULL },
        managedPolicyArns: { "read-only": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        permissionsBoundary: "arn:aws:iam::111111111111:policy/developers",
        cache: { bucket: "acme-build-cache-111111111111-us-east-1", prefix: "web-acme" },
        localCacheModes: [],
        vpc: {
          vpcId: "vpc-0a1b2c3d4e5f60718",
          subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"],
          securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
        },
        logRetentionDays: 30,
        logKeyArn: KEY_ARN,
      },
    },
  },
});

type GivenProject = Given<typeof BUILD_PROJECT_INPUTS>;

function variablesOf({
  environmentVariables,
  parameterVariables,
  secretVariables,
}: GivenProject): Items<NamedVariable> {
  return [
    ...eachOf(environmentVariables, ({ name, text }) => [{ name, variable: text }]),
    ...eachOf(parameterVariables, ({ name, parameter, keyArn }) => [
      { name, variable: { parameter, key: keyArn } },
    ]),
    ...eachOf(secretVariables, ({ name, secretArn, jsonKey, keyArn }) => [
      { name, variable: { secret: joined(":", [secretArn, jsonKey]), arn: secretArn, key: keyArn } },
    ]),
  ];
}

/** A project takes one of them. */
function cachesOf({ cache, localCacheModes: modes }: GivenProject): Items<Cache> {
  return [
    ...itemsOf(inMaybe(cache, ({ bucket, prefix }) => ({ type: "s3" as const, bucket, prefix }))),
    ...ifAny(modes, () => [{ type: "local" as const, modes }]),
  ];
}
