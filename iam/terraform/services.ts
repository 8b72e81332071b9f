/** Every service that Slipway's stacks hold something of, by the policy that its statements go into. */
import type { Service } from "./calls";
import { CLOUDFRONT } from "./cloudfront";
import { CLOUDWATCH } from "./cloudwatch";
import { CODEBUILD } from "./codebuild";
import { CODECOMMIT } from "./codecommit";
import { CODEDEPLOY } from "./codedeploy";
import { CODEPIPELINE } from "./codepipeline";
import { EC2 } from "./ec2";
import { ECR } from "./ecr";
import { ECS } from "./ecs";
import { EVENTS } from "./events";
import { IAM } from "./iam";
import { KMS } from "./kms";
import { LAMBDA } from "./lambda";
import { LOAD_BALANCING } from "./load-balancing";
import { S3 } from "./s3";
import { SERVERS } from "./servers";
import { SNS } from "./sns";

/** Each fits a managed policy, whatever the organization's name. */
export type PolicyName =
  | "state"
  | "identities"
  | "storage"
  | "pipelines"
  | "monitoring"
  | "network"
  | "routing"
  | "runtime";

/** As the policies are listed. */
export const POLICY_NAMES: readonly PolicyName[] = [
  "state",
  "identities",
  "storage",
  "pipelines",
  "monitoring",
  "network",
  "routing",
  "runtime",
];

export const SERVICES: Readonly<Record<PolicyName, readonly Service[]>> = {
  state: [],
  identities: [IAM],
  storage: [S3, KMS, ECR],
  pipelines: [CODEPIPELINE, CODEBUILD, CODECOMMIT],
  monitoring: [CLOUDWATCH, EVENTS, SNS],
  network: [EC2],
  routing: [LOAD_BALANCING, CLOUDFRONT],
  runtime: [ECS, LAMBDA, CODEDEPLOY, SERVERS],
};
