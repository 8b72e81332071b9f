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
    "give a session tags or a name that policies go by":
      "sts:TagSession sts:SetSourceIdentity sts:SetContext",
    "let a service run code as the role": "iam:PassRole",
    "change who the role is, or what it may do":
      "iam:UpdateAssumeRolePolicy iam:PutRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:DetachRolePolicy iam:PutRolePermissionsBoundary iam:DeleteRolePermissionsBoundary iam:TagRole iam:UntagRole iam:CreateRole iam:DeleteRole",
  },
  aws_iam_user: {
    "become the user":
      "iam:CreateAccessKey iam:UpdateAccessKey iam:CreateLoginProfile iam:UpdateLoginProfile iam:CreateServiceSpecificCredential iam:ResetServiceSpecificCredential iam:UploadSSHPublicKey",
    "change what the user may do":
      "iam:CreateUser iam:PutUserPolicy iam:DeleteUserPolicy iam:AttachUserPolicy iam:DetachUserPolicy iam:PutUserPermissionsBoundary iam:DeleteUserPermissionsBoundary",
  },
  aws_iam_group: {
    "change what the group's users may do, or who they are":
      "iam:PutGroupPolicy iam:DeleteGroupPolicy iam:AttachGroupPolicy iam:DetachGroupPolicy iam:AddUserToGroup iam:RemoveUserFromGroup",
  },
  aws_iam_policy: {
    "change what holders of the policy may do":
      "iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:DeletePolicyVersion iam:DeletePolicy",
  },
  aws_iam_instance_profile: {
    "give instances another role": "iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile",
  },
  aws_iam_openid_connect_provider: {
    "change whose tokens count":
      "iam:AddClientIDToOpenIDConnectProvider iam:RemoveClientIDFromOpenIDConnectProvider iam:UpdateOpenIDConnectProviderThumbprint iam:CreateOpenIDConnectProvider iam:DeleteOpenIDConnectProvider",
  },
  aws_s3_bucket: {
    "see what lies in the bucket": "s3:ListBucket s3:ListBucketVersions",
    "look where a bucket is": "s3:GetBucketVersioning s3:GetBucketAcl s3:GetBucketLocation",
    "change who may do what with the bucket":
      "s3:PutBucketPolicy s3:DeleteBucketPolicy s3:PutBucketPublicAccessBlock s3:PutBucketAcl s3:PutBucketOwnershipControls s3:PutBucketAbac",
    "change what becomes of its objects":
      "s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutReplicationConfiguration s3:PutEncryptionConfiguration s3:PutInventoryConfiguration s3:PutAnalyticsConfiguration s3:PutBucketObjectLockConfiguration s3:PutBucketNotification s3:PutBucketLogging s3:PutBucketWebsite s3:DeleteBucket",
  },
  object: {
    "read artifacts, source or state":
      "s3:GetObject s3:GetObjectVersion s3:GetObjectTorrent s3:GetObjectVersionForReplication",
    "write artifacts, source or state": "s3:PutObject s3:ReplicateObject s3:ReplicateDelete s3:ReplicateTags",
    "delete artifacts, source or state": "s3:DeleteObject s3:DeleteObjectVersion",
    "change who may read an object":
      "s3:PutObjectAcl s3:PutObjectVersionAcl s3:ObjectOwnerOverrideToBucketOwner s3:BypassGovernanceRetention",
  },
  "access-point": {
    "let somebody into buckets by another door":
      "s3:CreateAccessPoint s3:PutAccessPointPolicy s3:DeleteAccessPointPolicy",
  },
  "object-lambda-access-point": {
    "let somebody into buckets by another door":
      "s3:CreateAccessPointForObjectLambda s3:PutAccessPointConfigurationForObjectLambda s3:PutAccessPointPolicyForObjectLambda s3:DeleteAccessPointPolicyForObjectLambda",
  },
  "multi-region-access-point": {
    "let somebody into buckets by another door":
      "s3:CreateMultiRegionAccessPoint s3:PutMultiRegionAccessPointPolicy",
  },
  "access-grants": {
    "let somebody into buckets by another door":
      "s3:CreateAccessGrantsInstance s3:DeleteAccessGrantsInstance s3:PutAccessGrantsInstanceResourcePolicy s3:DeleteAccessGrantsInstanceResourcePolicy s3:AssociateAccessGrantsIdentityCenter s3:DissociateAccessGrantsIdentityCenter",
  },
  "access-grants-location": {
    "let somebody into buckets by another door":
      "s3:CreateAccessGrantsLocation s3:UpdateAccessGrantsLocation s3:DeleteAccessGrantsLocation",
  },
  "access-grant": {
    "let somebody into buckets by another door": "s3:CreateAccessGrant s3:DeleteAccessGrant",
  },
  aws_kms_key: {
    "look at a key": "kms:DescribeKey",
    "open what the key closes": "kms:Decrypt kms:ReEncryptFrom kms:CreateGrant",
    "close what others take for the key's":
      "kms:Encrypt kms:ReEncryptTo kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext kms:GenerateDataKeyPair kms:GenerateDataKeyPairWithoutPlaintext",
    "change who may use the key":
      "kms:PutKeyPolicy kms:RevokeGrant kms:RetireGrant kms:ReplicateKey kms:CreateAlias kms:UpdateAlias kms:TagResource kms:UntagResource",
    "make the key useless": "kms:ScheduleKeyDeletion kms:DisableKey kms:DeleteAlias",
  },
  aws_sns_topic: {
    publish: "sns:Publish",
    "listen in": "sns:Subscribe",
    "change who may publish or listen":
      "sns:SetTopicAttributes sns:AddPermission sns:RemovePermission sns:PutDataProtectionPolicy sns:DeleteTopic",
  },
  aws_sqs_queue: {
    publish: "sqs:SendMessage",
    "listen in": "sqs:ReceiveMessage sqs:DeleteMessage",
    "change who may send or receive":
      "sqs:SetQueueAttributes sqs:AddPermission sqs:RemovePermission sqs:PurgeQueue sqs:DeleteQueue",
  },
  aws_secretsmanager_secret: {
    "read a secret": "secretsmanager:GetSecretValue",
    "change a secret":
      "secretsmanager:PutSecretValue secretsmanager:UpdateSecret secretsmanager:UpdateSecretVersionStage secretsmanager:RotateSecret secretsmanager:ReplicateSecretToRegions secretsmanager:PutResourcePolicy secretsmanager:DeleteResourcePolicy secretsmanager:DeleteSecret",
  },
  aws_ssm_parameter: {
    "read a parameter": "ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory",
    "change a parameter, or who may read it":
      "ssm:PutParameter ssm:LabelParameterVersion ssm:UnlabelParameterVersion ssm:DeleteParameter ssm:DeleteParameters ssm:PutResourcePolicy ssm:DeleteResourcePolicy",
  },
  aws_dynamodb_table: {
    "read a table":
      "dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:Scan dynamodb:ExportTableToPointInTime",
    "change a table, or who may":
      "dynamodb:PutItem dynamodb:BatchWriteItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:DeleteTable dynamodb:PutResourcePolicy dynamodb:DeleteResourcePolicy",
  },
  aws_sfn_state_machine: {
    "run it": "states:StartExecution states:StartSyncExecution",
    "change what it runs": "states:UpdateStateMachine states:DeleteStateMachine",
  },
  aws_cloudwatch_log_group: {
    "read logs":
      "logs:GetLogEvents logs:FilterLogEvents logs:StartQuery logs:StartLiveTail logs:GetLogRecord logs:Unmask logs:CreateExportTask",
    "change or lose logs":
      "logs:PutLogEvents logs:CreateLogStream logs:DeleteLogGroup logs:DeleteLogStream logs:PutSubscriptionFilter logs:PutRetentionPolicy logs:PutDataProtectionPolicy logs:DeleteDataProtectionPolicy logs:AssociateKmsKey logs:DisassociateKmsKey",
  },
  instance: {
    "run code on instances":
      "ec2:RunInstances ec2:AssociateIamInstanceProfile ec2:ReplaceIamInstanceProfileAssociation ec2:ModifyInstanceAttribute ssm:SendCommand ssm:StartSession ssm:CreateAssociation",
  },
  document: {
    "run code on instances":
      "ssm:SendCommand ssm:StartSession ssm:StartAutomationExecution ssm:StartChangeRequestExecution ssm:CreateAssociation ssm:CreateDocument ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion",
    "say who may run it": "ssm:ModifyDocumentPermission ssm:PutResourcePolicy ssm:DeleteResourcePolicy",
  },
  automation: {
    "run code on instances": "ssm:StartAutomationExecution ssm:StartChangeRequestExecution",
  },
  snapshot: { "hand an instance's disk on": "ec2:ModifySnapshotAttribute ec2:CreateSnapshot" },
  image: { "hand an instance's disk on": "ec2:ModifyImageAttribute" },
  stack: {
    "make and change whatever CloudFormation can":
      "cloudformation:CreateStack cloudformation:UpdateStack cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet cloudformation:SetStackPolicy cloudformation:DeleteStack",
  },
  layer: { "change what functions run": "lambda:PublishLayerVersion" },
  "layer-version": {
    "say who may run it": "lambda:AddLayerVersionPermission lambda:RemoveLayerVersionPermission",
  },
  "log-destination": {
    "take logs in": "logs:PutDestination logs:PutDestinationPolicy",
  },
  nothing: {
    "run code on instances":
      "ec2:RunInstances ssm:SendCommand ssm:StartSession autoscaling:CreateLaunchConfiguration",
    "say what tasks run": "ecs:RegisterTaskDefinition",
    "make somebody": "iam:CreateUser iam:CreatePolicy iam:CreateSAMLProvider organizations:LeaveOrganization",
    "read what nobody should": "secretsmanager:BatchGetSecretValue",
    "open what is shut for a whole account":
      "s3:PutAccountPublicAccessBlock s3:PutAccessPointPublicAccessBlock ec2:DisableSnapshotBlockPublicAccess ec2:DisableImageBlockPublicAccess dynamodb:UpdateAbacStatus",
    "say who may send logs or events, or take them":
      "logs:PutResourcePolicy logs:DeleteResourcePolicy logs:PutAccountPolicy events:PutPermission events:RemovePermission",
    "say whose images come in, and where they go":
      "ecr:PutRegistryPolicy ecr:DeleteRegistryPolicy ecr:PutReplicationConfiguration ecr:CreatePullThroughCacheRule",
    "do a pipeline's work, with its artifacts":
      "codepipeline:GetJobDetails codepipeline:AcknowledgeJob codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult codepipeline:GetThirdPartyJobDetails codepipeline:PollForThirdPartyJobs",
    "say as whom builds fetch source": "codebuild:ImportSourceCredentials codebuild:DeleteSourceCredentials",
  },
};
