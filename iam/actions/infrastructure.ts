import { ADMINISTER_KEY } from "./keys";

/**
 * Services that roles of Slipway's have to do with: what Terraform makes, and what releases and workloads call. A role
 * needs a policy of its own for each call; nothing of another service can be allowed to it.
 */
export const BOUNDED_SERVICES = [
  "autoscaling",
  "cloudfront",
  "cloudwatch",
  "codebuild",
  "codecommit",
  "codeconnections",
  "codedeploy",
  "codepipeline",
  "codestar-connections",
  "codestar-notifications",
  "ec2",
  "ecr",
  "ecs",
  "elasticloadbalancing",
  "events",
  "kms",
  "lambda",
  "logs",
  "s3",
  "scheduler",
  "secretsmanager",
  "sns",
  "ssm",
  "ssmmessages",
  "xray",
] as const;

/** Services that applications usually call, by policies that their own people attach to their roles. */
export const APPLICATION_SERVICES = [
  "bedrock",
  "dynamodb",
  "elasticfilesystem",
  "firehose",
  "kinesis",
  "rds-data",
  "rds-db",
  "ses",
  "sqs",
  "states",
] as const;

/** For the boundary alone: a role's own policy says which of these it has, and on what. */
export const EVERY_IAM_ACTION = ["iam:*"] as const;

/** For the boundary alone: who made what, whatever its path. */
export const SEE_IDENTITIES = ["iam:Get*", "iam:List*"] as const;

/** For denials alone: every change of a role or a managed policy, those that IAM learns tomorrow too. */
export const CHANGE_IDENTITIES = [
  "iam:Attach*",
  "iam:Create*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:PassRole",
  "iam:Put*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
] as const;

/** Every change of a provider of tokens. */
export const CHANGE_PROVIDERS = [
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:CreateOpenIDConnectProvider",
  "iam:DeleteOpenIDConnectProvider",
  "iam:RemoveClientIDFromOpenIDConnectProvider",
  "iam:TagOpenIDConnectProvider",
  "iam:UntagOpenIDConnectProvider",
  "iam:UpdateOpenIDConnectProviderThumbprint",
] as const;

/** What makes an identity, gives one more, or gives one to others; IAM looks at the boundary of each. */
export const GIVE_MORE = [
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateRole",
  "iam:CreateUser",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:PutUserPermissionsBoundary",
  "iam:PutUserPolicy",
  "iam:UpdateAssumeRolePolicy",
] as const;

/** For denials alone: what takes a boundary away. */
export const UNBIND = ["iam:Delete*PermissionsBoundary"] as const;

/** For denials alone: credentials that outlive a session, to make them, make them valid again, or delete somebody's. */
export const LASTING_CREDENTIALS = [
  "iam:*Certificate",
  "iam:*Credential",
  "iam:*Key",
  "iam:*LoginProfile",
] as const;

/** For denials alone: ways to a bucket's objects by another ARN than the bucket's. */
export const OPEN_OTHER_WAYS = ["s3:Create*AccessPoint*"] as const;

/** How a bucket is closed, kept and deleted. */
export const CHANGE_BUCKETS = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketLogging",
  "s3:PutBucketNotification",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
] as const;

/** What overwrites or deletes an object. */
export const CHANGE_OBJECTS = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"] as const;

/** What changes a key, its aliases, or who may use it. */
export const CHANGE_KEYS = [
  "kms:CreateGrant",
  ...ADMINISTER_KEY.filter((action) => !/:(Describe|Get|List)/.test(action)),
] as const;

/** What moves an alias away from its key. */
export const CHANGE_ALIASES = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"] as const;
