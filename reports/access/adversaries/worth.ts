/** What it is worth to do something, to identities and to data. */

/** What an action does, and the actions that do it, by what they are done to. */
export type Worth = Readonly<Record<string, string>>;

/**
 * By kind of resource: Terraform's type, or what lies in a resource. Actions are those of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const WORTH_OF_DATA: Readonly<Record<string, Worth>> = {
  aws_iam_role: {
    "become the role": "sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:AssumeRoleWithSAML",
    "give a session tags that policies go by": "sts:TagSession",
    "let a service run code as the role": "iam:PassRole",
    "change who the role is, or what it may do":
      "iam:UpdateAssumeRolePolicy iam:PutRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:DetachRolePolicy iam:PutRolePermissionsBoundary iam:DeleteRolePermissionsBoundary iam:TagRole iam:UntagRole iam:CreateRole iam:DeleteRole",
  },
  aws_iam_user: {
    "become the user": "iam:CreateAccessKey iam:CreateLoginProfile iam:UpdateLoginProfile",
    "change what the user may do":
      "iam:CreateUser iam:PutUserPolicy iam:AttachUserPolicy iam:AddUserToGroup iam:DeleteUserPermissionsBoundary",
  },
  aws_iam_policy: {
    "change what holders of the policy may do": "iam:CreatePolicyVersion iam:SetDefaultPolicyVersion",
  },
  aws_iam_instance_profile: {
    "give instances another role": "iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile",
  },
  aws_iam_openid_connect_provider: {
    "change whose tokens count":
      "iam:AddClientIDToOpenIDConnectProvider iam:UpdateOpenIDConnectProviderThumbprint iam:CreateOpenIDConnectProvider",
  },
  aws_s3_bucket: {
    "see what lies in the bucket": "s3:ListBucket s3:ListBucketVersions",
    "look where a bucket is": "s3:GetBucketVersioning s3:GetBucketAcl s3:GetBucketLocation",
    "change who may do what with the bucket":
      "s3:PutBucketPolicy s3:DeleteBucketPolicy s3:PutBucketPublicAccessBlock s3:PutBucketAcl s3:PutBucketOwnershipControls",
    "change what becomes of its objects":
      "s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutReplicationConfiguration s3:PutEncryptionConfiguration s3:PutBucketNotification s3:PutBucketLogging s3:DeleteBucket",
  },
  object: {
    "read artifacts, source or state": "s3:GetObject s3:GetObjectVersion s3:GetObjectVersionForReplication",
    "write artifacts, source or state": "s3:PutObject s3:ReplicateObject s3:ReplicateDelete s3:ReplicateTags",
    "delete artifacts, source or state": "s3:DeleteObject s3:DeleteObjectVersion",
    "change who may read an object":
      "s3:PutObjectAcl s3:ObjectOwnerOverrideToBucketOwner s3:BypassGovernanceRetention",
  },
  aws_kms_key: {
    "look at a key": "kms:DescribeKey",
    "open what the key closes": "kms:Decrypt kms:ReEncryptFrom kms:CreateGrant",
    "close what others take for the key's": "kms:Encrypt kms:ReEncryptTo kms:GenerateDataKey",
    "change who may use the key":
      "kms:PutKeyPolicy kms:RevokeGrant kms:CreateAlias kms:UpdateAlias kms:TagResource",
    "make the key useless": "kms:ScheduleKeyDeletion kms:DisableKey kms:DeleteAlias",
  },
  aws_sns_topic: {
    publish: "sns:Publish",
    "listen in": "sns:Subscribe",
    "change who may publish or listen": "sns:SetTopicAttributes sns:AddPermission sns:DeleteTopic",
  },
  aws_sqs_queue: {
    publish: "sqs:SendMessage",
    "listen in": "sqs:ReceiveMessage sqs:DeleteMessage",
    "change who may send or receive": "sqs:SetQueueAttributes sqs:AddPermission sqs:DeleteQueue",
  },
  aws_secretsmanager_secret: {
    "read a secret": "secretsmanager:GetSecretValue",
    "change a secret":
      "secretsmanager:PutSecretValue secretsmanager:UpdateSecret secretsmanager:PutResourcePolicy secretsmanager:DeleteSecret",
  },
  aws_ssm_parameter: {
    "read a parameter": "ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath",
    "change a parameter": "ssm:PutParameter ssm:DeleteParameter",
  },
  aws_dynamodb_table: {
    "read a table": "dynamodb:GetItem dynamodb:Query dynamodb:Scan",
    "change a table": "dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:DeleteTable",
  },
  aws_sfn_state_machine: {
    "run it": "states:StartExecution",
    "change what it runs": "states:UpdateStateMachine",
  },
  aws_cloudwatch_log_group: {
    "read logs": "logs:GetLogEvents logs:FilterLogEvents logs:StartQuery",
    "change or lose logs":
      "logs:PutLogEvents logs:CreateLogStream logs:DeleteLogGroup logs:DeleteLogStream logs:PutSubscriptionFilter logs:PutRetentionPolicy logs:DisassociateKmsKey",
  },
  nothing: {
    "run code on instances":
      "ec2:RunInstances ssm:SendCommand ssm:StartSession autoscaling:CreateLaunchConfiguration",
    "say what tasks run": "ecs:RegisterTaskDefinition",
    "make somebody":
      "iam:CreateUser iam:CreatePolicy iam:CreateSAMLProvider organizations:LeaveOrganization cloudformation:CreateStack",
    "read what nobody should": "secretsmanager:BatchGetSecretValue",
  },
};
