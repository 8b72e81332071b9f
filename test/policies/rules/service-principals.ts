import { conditionsOf, type PlacedStatement, placedStatements } from "../../support/policies";
import { ACCOUNT, bucketWith, keyWith, topicWith, trusting } from "../fixtures";
import type { Rule } from "../rule";

const SOURCE_KEYS = ["aws:SourceAccount", "aws:SourceArn"];
const STRICT = ["StringEquals", "ArnEquals", "ArnLike"];

/** Services that AWS documents the keys for by example only, or not: asked where they are sent. */
const IF_EXISTS: Readonly<Record<string, string>> = {
  "s3.amazonaws.com":
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
  "codepipeline.amazonaws.com": "https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam.html",
};

/** Services whose SourceArn holds the account, so that SourceAccount adds nothing. */
const ARN_ALONE: Readonly<Record<string, string>> = {
  "cloudfront.amazonaws.com":
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
};

/** Services of which AWS documents less: the account alone, on keys only the way there, or nothing; by type of policy. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html and …/troubleshooting.html
  "codestar-notifications.amazonaws.com": {
    aws_sns_topic_policy: ["aws:SourceAccount"],
    aws_kms_key: ["kms:ViaService"],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html: the log group's ARN.
  logs: { aws_kms_key: ["kms:EncryptionContext:aws:logs:arn"] },
  // EC2 sends none when an instance takes its role up:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
  "ec2.amazonaws.com": { aws_iam_role: [] },
  // No source key is documented for execution roles:
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  "lambda.amazonaws.com": { aws_iam_role: [] },
  // No condition is supported on encrypted topics and their keys:
  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
  "events.amazonaws.com": { aws_sns_topic_policy: [], aws_kms_key: [] },
};

const trust = { Principal: { Service: ["codedeploy.amazonaws.com"] }, Action: ["sts:AssumeRole"] };
const account = { StringEquals: { "aws:SourceAccount": ACCOUNT } };
const arn = { ArnLike: { "aws:SourceArn": `arn:aws:codedeploy:us-east-1:${ACCOUNT}:deploymentgroup:web/*` } };

export const servicePrincipals: Rule = {
  title: "a service is let in on behalf of one account and one thing of ours",
  because: "Without them the service would act for whoever asks it: the confused deputy.",
  violations: (stacks) => placedStatements(stacks).flatMap(faults),
  kept: () => trusting({ ...trust, Condition: { ...account, ...arn } }),
  broken: {
    "no condition": { by: () => trusting(trust), says: "aws:SourceAccount isn't asked for" },
    "only the account": {
      by: () => trusting({ ...trust, Condition: account }),
      says: "aws:SourceArn isn't asked for",
    },
    "only where it is sent": {
      by: () => trusting({ ...trust, Condition: { ...account, ArnLikeIfExists: arn.ArnLike } }),
      says: "aws:SourceArn isn't asked for",
    },
    "another account": {
      by: () =>
        trusting({ ...trust, Condition: { ...arn, StringEquals: { "aws:SourceAccount": "999999999999" } } }),
      says: "aws:SourceAccount is 999999999999",
    },
    "a notification rule of any account": {
      by: () => topicWith({ Principal: { Service: ["codestar-notifications.amazonaws.com"] } }),
      says: "aws:SourceAccount isn't asked for",
    },
    "the log groups of whoever asks": {
      by: () => keyWith({ Principal: { Service: ["logs.us-east-1.amazonaws.com"] } }),
      says: "kms:EncryptionContext:aws:logs:arn isn't asked for",
    },
    "in a bucket's policy": {
      by: () =>
        bucketWith({
          Principal: { Service: ["cloudfront.amazonaws.com"] },
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::acme-web/*"],
        }),
      says: "aws:SourceArn isn't asked for",
    },
  },
};

/** Of services whose principal has a region in it: `logs.us-east-1.amazonaws.com` is `logs`. */
function withoutRegion(service: string): string {
  return /^logs\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(service) ? "logs" : service;
}

function faults({ policy, statement, where }: PlacedStatement): string[] {
  const { Effect, Principal } = statement;
  if (Effect === "Deny" || Principal === undefined || Principal === "*") return [];
  const { account } = policy.resource;
  return (Principal.Service ?? []).flatMap((service) => {
    const operators = service in IF_EXISTS ? STRICT.map((operator) => `${operator}IfExists`) : STRICT;
    const otherwise = OTHERWISE[withoutRegion(service)]?.[policy.resource.type];
    const keys = otherwise ?? (service in ARN_ALONE ? ["aws:SourceArn"] : SOURCE_KEYS);
    const asked = conditionsOf(statement).filter(({ operator }) => operators.includes(operator));
    const missing = keys.filter((key) => !asked.some((condition) => condition.key === key));
    const strangers = asked
      .filter(({ key }) => key === "aws:SourceAccount")
      .flatMap(({ values }) => values)
      .filter((value) => value !== account);
    return [
      ...missing.map((key) => `${where}: ${key} isn't asked for of ${service}`),
      ...strangers.map((value) => `${where}: aws:SourceAccount is ${value}`),
    ];
  });
}
