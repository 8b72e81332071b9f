/** How the HCL module is used. */
import type { Example } from "../../face/module";
import type { DELIVERY_PIPELINE_INPUTS } from "./inputs";

type PipelineExample = Example<typeof DELIVERY_PIPELINE_INPUTS>;

const VALUES = {
  accountId: "111111111111",
  region: "us-east-1",
  name: "web-acme",
  roleName: "acme-web-pipeline",
  artifactBucket: "acme-artifacts-111111111111-us-east-1",
  artifactKeyAlias: "alias/acme-artifacts",
  artifactKeyArn: "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
  connectionArn:
    "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
  repository: "acme/web",
};

const deployRole = (account: string, environment: string) =>
  `arn:aws:iam::${account}:role/slipway/deploy/acme-web-${environment}-deploy`;
const STAGING = deployRole("222222222222", "staging");
const PRODUCTION = deployRole("333333333333", "production");

const BUILD = { name: "build", project: "acme-web-build", outputArtifacts: ["build"], namespace: "build" };

export const BASIC: PipelineExample = {
  description: "Builds a website, and releases it to two environments; a person is asked before the second.",
  values: {
    ...VALUES,
    pushFilters: [{ branches: ["main"] }],
    stages: [
      { name: "Build", builds: [BUILD] },
      {
        name: "staging",
        deployWebsite: { roleArn: STAGING, bucket: "acme-web-staging-222222222222-us-east-1" },
      },
      {
        name: "production",
        approval: { message: "Release web to production?" },
        deployWebsite: { roleArn: PRODUCTION, bucket: "acme-web-production-333333333333-us-east-1" },
        onFailure: { result: "ROLLBACK" },
      },
    ],
  },
};

export const COMPLETE: PipelineExample = {
  description: "Every kind of action.",
  values: {
    ...VALUES,
    permissionsBoundary: "arn:aws:iam::111111111111:policy/developers",
    regionalArtifactStores: {
      "eu-west-1": {
        bucket: "acme-artifacts-111111111111-eu-west-1",
        keyAlias: "alias/acme-artifacts",
        keyArn: "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0",
      },
    },
    branch: "trunk",
    pushFilters: [{ branches: ["trunk"], filePaths: ["web/**"] }, { tags: ["v*"] }],
    executionMode: "SUPERSEDED",
    variables: [{ name: "ticket", defaultValue: "none", description: "Why it is released" }],
    approvalKeyAlias: "alias/acme-approvals",
    stages: [
      {
        name: "Build",
        builds: [
          { ...BUILD, outputArtifacts: ["build", "site"] },
          { name: "lint", project: "acme-web-lint" },
        ],
        onFailure: { result: "RETRY", retryMode: "FAILED_ACTIONS" },
      },
      {
        name: "rolling",
        deployEcsRolling: { roleArn: STAGING, cluster: "acme-staging", ecsService: "acme-web-staging" },
        tests: [
          {
            name: "smoke",
            project: "acme-web-smoke",
            environmentVariables: { TICKET: "#{variables.ticket}", URL: "https://staging.acme.example" },
          },
        ],
      },
      {
        name: "blue-green",
        approval: {
          message: "Release #{build.VERSION} for #{variables.ticket}?",
          link: "https://staging.acme.example",
          topicArn: "arn:aws:sns:us-east-1:111111111111:acme-production-approvals",
          timeoutMinutes: 1440,
        },
        builds: [
          {
            name: "revision",
            project: "acme-web-production-revision",
            inputArtifacts: ["build"],
            outputArtifacts: ["revision-production"],
          },
        ],
        deployEcsBlueGreen: {
          roleArn: PRODUCTION,
          codedeployApplication: "acme-web-production",
          codedeployGroup: "acme-web-production",
          inputArtifact: "revision-production",
        },
        onFailure: { result: "ROLLBACK" },
      },
      {
        name: "servers",
        deployServers: {
          roleArn: PRODUCTION,
          codedeployApplication: "acme-web-production",
          codedeployGroup: "acme-web-production",
        },
      },
      {
        name: "lambda",
        deployLambda: {
          roleArn: PRODUCTION,
          lambdaFunction: "acme-web-production",
          shiftProject: "acme-web-production-shift",
        },
      },
      {
        name: "website",
        deployWebsite: {
          roleArn: PRODUCTION,
          region: "eu-west-1",
          bucket: "acme-web-production-333333333333-eu-west-1",
          inputArtifact: "site",
        },
      },
    ],
  },
};
