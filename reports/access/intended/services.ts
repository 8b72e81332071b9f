/** For whom AWS's services may act. */
import { global } from "../world/place";
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended, Requirement, Who } from "./entry";
import type { Facts } from "./facts";
import type { RoleKind } from "./role-kind";

const SOURCE = "aws:SourceArn";
const LOGS_CONTEXT = "kms:EncryptionContext:aws:logs:arn";

/** A service becomes roles of some kinds, for what the records say. */
function becomes(
  service: Who,
  kinds: readonly RoleKind[],
  sources: (role: string, facts: Facts) => readonly string[],
  because: string,
  more: { readonly orAbsent?: true } = {},
): Intended {
  return {
    name: `${service} becomes the roles of what it runs`,
    who: [service],
    may: ["sts:AssumeRole"],
    on: (_, thing, facts) => kinds.some((kind) => kind === facts.kindOf(thing.arn)),
    only: (_, thing, facts): Requirement[] => [{ key: SOURCE, like: sources(thing.arn, facts), ...more }],
    because,
  };
}

export const SERVICES: readonly Intended[] = [
  becomes(
    "codepipeline.amazonaws.com",
    ["pipeline"],
    (role, facts) => facts.pipelinesOf(role).map(({ pipeline }) => pipeline.arn),
    "AWS documents the source keys for CodePipeline by example only: docs/concepts/accounts-and-trust.md",
    { orAbsent: true },
  ),
  becomes(
    "codebuild.amazonaws.com",
    ["build", "batch"],
    (role, facts) => facts.buildsOf(role).map(({ project }) => project.arn),
    "each project has a role of its own",
  ),
  becomes(
    "codedeploy.amazonaws.com",
    ["codedeploy"],
    (role, { world: { records } }) =>
      records.deploymentGroups
        .filter(({ roleArn }) => roleArn === role)
        .map(({ arn }) => `${arn.slice(0, arn.lastIndexOf("/"))}/*`),
    "each deployment group has a role of its own",
  ),
  becomes(
    "ecs-tasks.amazonaws.com",
    ["task", "execution"],
    (role, { world: { records } }) =>
      records.taskDefinitions
        .filter(({ taskRoleArn, executionRoleArn }) => [taskRoleArn, executionRoleArn].includes(role))
        .map(({ place }) => `arn:*:ecs:${place.region}:${place.account}:*`),
    "ECS names the task, whose id nobody knows before",
  ),
  becomes(
    "events.amazonaws.com",
    ["starter"],
    (role, { world: { records } }) =>
      records.eventRules
        .filter(({ targets }) => targets.some(({ roleArn }) => roleArn === role))
        .map(({ arn }) => arn),
    "each rule has a role of its own",
  ),
  becomes(
    "scheduler.amazonaws.com",
    ["starter"],
    (role, { world: { records } }) =>
      records.schedules
        .filter(({ target }) => target.roleArn === role)
        .map(({ arn }) => arn.replace(":schedule/", ":schedule-group/").replace(/\/[^/]*$/, "")),
    "each schedule's group has a role of its own",
  ),
  becomes(
    "s3.amazonaws.com",
    ["replication"],
    (role, { world: { records } }) =>
      records.buckets.filter(({ replication }) => replication?.roleArn === role).map(({ arn }) => arn),
    "S3 documents the source keys for replication by example only: docs/concepts/accounts-and-trust.md",
    { orAbsent: true },
  ),
  {
    name: "Lambda and EC2 become the roles of functions and instances",
    who: ["lambda.amazonaws.com", "ec2.amazonaws.com"],
    may: ["sts:AssumeRole"],
    on: (_, thing, facts) => ["function", "instance"].includes(facts.kindOf(thing.arn) ?? ""),
    forAnyAccount: true,
    because:
      "they send no source, and take roles only of the account that the function or instance lies in: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  },
  {
    name: "S3 writes access logs",
    who: ["logging.s3.amazonaws.com"],
    may: ["s3:PutObject"],
    on: (_, thing, facts) => logged(thing.arn, facts).length > 0,
    only: (_, thing, facts) => [{ key: SOURCE, like: logged(thing.arn, facts) }],
    because: "the buckets that are logged name this one",
  },
  {
    name: "CloudWatch Logs closes the logs of builds",
    who: ["logs.amazonaws.com"],
    may: ["kms:Decrypt", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", ...GENERATE_DATA_KEYS],
    on: (_, thing, facts) => isFor("build-logs", thing.arn, facts),
    only: (_, { place: { account, region }, target }) => [
      {
        key: LOGS_CONTEXT,
        like: [
          `arn:*:logs:${region}:${account}:log-group:/aws/codebuild/${target?.tags["slipway-organization"]}-*`,
        ],
      },
    ],
    because: "the log groups of builds have this key",
  },
  {
    name: "CloudWatch Logs closes the logs of functions",
    who: ["logs.amazonaws.com"],
    may: ["kms:Decrypt", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", ...GENERATE_DATA_KEYS],
    on: (_, thing, facts) => functionLogs(thing.arn, facts).length > 0,
    only: (_, thing, facts) => [{ key: LOGS_CONTEXT, like: functionLogs(thing.arn, facts) }],
    because: "the log group of a function has a key of its service's own",
  },
  {
    name: "CloudFront reads its website's objects",
    who: ["cloudfront.amazonaws.com"],
    may: ["s3:GetObject"],
    on: () => true,
    only: (_, { place, target }, { world: { targets } }) => [
      {
        key: SOURCE,
        like: targets
          .filter(
            ({ type, address, stack }) =>
              type === "aws_cloudfront_distribution" && stack === target?.stack && address !== "",
          )
          .map(({ arn }) => arn)
          .filter((arn) => arn.startsWith(global("cloudfront", place, "distribution/"))),
      },
    ],
    because: "visitors get at the bucket through its distribution alone",
  },
];

/** Buckets whose access logs lie where an object does. */
function logged(object: string, { world: { records } }: Facts): string[] {
  return records.buckets
    .filter(({ logsTo }) => logsTo !== undefined && object.startsWith(`${logsTo.bucketArn}/${logsTo.prefix}`))
    .map(({ arn }) => arn);
}

/** A key by its alias: organization and purpose. */
function isFor(purpose: string, key: string, { world: { keyAliases } }: Facts): boolean {
  return keyAliases.some(({ keyArn, name }) => keyArn === key && name.endsWith(`-${purpose}`));
}

/** Log groups of functions that a key closes. */
function functionLogs(key: string, facts: Facts): string[] {
  return facts.world.records.functions
    .map(({ logGroupArn }) => logGroupArn)
    .filter((group) => facts.keyOf(group) === key);
}
