/** What it is worth to do something to an account, or what takes no resource of which anything is known here. */
import type { Worths } from "./worth";

export const WORTH_OF_ACCOUNTS: Worths = {
  stack: {
    "make and change whatever CloudFormation can":
      "cloudformation:CreateStack cloudformation:UpdateStack cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet cloudformation:DeleteChangeSet cloudformation:SetStackPolicy cloudformation:DeleteStack cloudformation:RollbackStack cloudformation:CancelUpdateStack cloudformation:ContinueUpdateRollback cloudformation:CreateStackRefactor cloudformation:ExecuteStackRefactor cloudformation:UpdateTerminationProtection cloudformation:SignalResource cloudformation:TagResource cloudformation:UntagResource",
  },
  nothing: {
    "run code on instances":
      "ec2:RunInstances ec2:RequestSpotInstances ec2:RequestSpotFleet ec2:ModifySpotFleetRequest ec2:CreateFleet ec2:ModifyFleet ec2:RunScheduledInstances ec2:ImportInstance ec2:ImportKeyPair ec2:CreateKeyPair ec2:EnableSerialConsoleAccess ssm:SendCommand ssm:StartSession ssm:ResumeSession ssm:CreateActivation ssm:RegisterManagedInstance ssm:CreateMaintenanceWindow ssm:UpdateMaintenanceWindow ssm:RegisterTargetWithMaintenanceWindow ssm:UpdateMaintenanceWindowTarget ssm:RegisterTaskWithMaintenanceWindow ssm:UpdateMaintenanceWindowTask ssm:StartAssociationsOnce ssm:SendAutomationSignal autoscaling:CreateLaunchConfiguration",
    "say what tasks run": "ecs:RegisterTaskDefinition ecs:DeregisterTaskDefinition",
    "see what tasks have in their environment": "ecs:DescribeTaskDefinition",
    "see what functions have in their environment": "lambda:ListFunctions",
    "read what distributions say to their origins": "cloudfront:ListDistributions",
    "see what is on an instance":
      "ec2:DescribeLaunchTemplateVersions ec2:DescribeInstanceAttribute ssm:GetCommandInvocation ssm:ListCommandInvocations ssm:GetAccessToken",
    "say what functions are called by": "lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping",
    "run code in a build":
      "codebuild:StartCommandExecution codebuild:StartSandboxConnection codebuild:BatchGetCommandExecutions",
    "run a state machine, or as its role":
      "states:TestState states:RedriveExecution states:StopExecution states:RevealSecrets states:GetExecutionHistory states:DescribeExecution",
    "make somebody": "iam:CreateUser iam:CreatePolicy",
    "change whose assertions count":
      "iam:CreateSAMLProvider iam:UpdateSAMLProvider iam:DeleteSAMLProvider iam:TagSAMLProvider iam:UntagSAMLProvider",
    "hand one's own access on":
      "sts:GetFederationToken sts:GetWebIdentityToken sts:TagGetWebIdentityToken sts:GetDelegatedAccessToken iam:EnableOutboundWebIdentityFederation iam:CreateDelegationRequest iam:AssociateDelegationRequest iam:AcceptDelegationRequest iam:SendDelegationToken",
    "take the account over":
      "sts:AssumeRoot iam:UpdateAccountEmailAddress organizations:LeaveOrganization iam:CreateVirtualMFADevice iam:DeleteVirtualMFADevice",
    "read what nobody should":
      "secretsmanager:BatchGetSecretValue events:RetrieveConnectionCredentials cloudwatch:GetSpaceCredentials cloudwatch:GetSpaceCredentialsForOrganization",
    "read source":
      "codestar-connections:GetIndividualAccessToken codeconnections:GetIndividualAccessToken codestar-connections:PassRepository codeconnections:PassRepository",
    "answer for a review":
      "codecommit:CreateApprovalRuleTemplate codecommit:DeleteApprovalRuleTemplate codecommit:UpdateApprovalRuleTemplateContent codecommit:UpdateApprovalRuleTemplateName",
    "open what is shut for a whole account":
      "s3:PutAccountPublicAccessBlock s3:PutAccessPointPublicAccessBlock ec2:DisableSnapshotBlockPublicAccess ec2:DisableImageBlockPublicAccess ec2:DisableEbsEncryptionByDefault ec2:ModifyEbsDefaultKmsKeyId ec2:ResetEbsDefaultKmsKeyId ec2:ModifyInstanceMetadataDefaults ec2:DisableAllowedImagesSettings ec2:ReplaceImageCriteriaInAllowedImagesSettings dynamodb:UpdateAbacStatus ecs:PutAccountSetting ecs:PutAccountSettingDefault ecs:DeleteAccountSetting autoscaling:PutAccountSetting",
    "have S3 change many objects as a role": "s3:CreateJob s3:UpdateJobStatus s3:UpdateJobPriority",
    "say who may send logs or events, or take them":
      "logs:PutResourcePolicy logs:DeleteResourcePolicy logs:PutAccountPolicy logs:DeleteAccountPolicy logs:CreateDelivery logs:DeleteDelivery logs:PutDeliverySource logs:DeleteDeliverySource logs:PutDeliveryDestination logs:DeleteDeliveryDestination logs:PutDeliveryDestinationPolicy logs:DeleteDeliveryDestinationPolicy logs:UpdateDeliveryConfiguration logs:CreateLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:CreateScheduledQuery logs:UpdateScheduledQuery logs:Link logs:PutIntegration logs:AssociateSourceToS3TableIntegration events:PutPermission events:RemovePermission",
    "silence what is told": "codestar-notifications:DeleteTarget",
    "let in whom a firewall keeps out": "elasticloadbalancing:SetWebAcl",
    "make up what alarms go by": "cloudwatch:PutMetricData cloudwatch:DeleteAlarmMuteRule",
    "say whose images come in, and where they go":
      "ecr:PutRegistryPolicy ecr:DeleteRegistryPolicy ecr:PutReplicationConfiguration ecr:CreatePullThroughCacheRule ecr:UpdatePullThroughCacheRule ecr:DeletePullThroughCacheRule ecr:CreateRepositoryCreationTemplate ecr:UpdateRepositoryCreationTemplate ecr:DeleteRepositoryCreationTemplate ecr:PutSigningConfiguration ecr:DeleteSigningConfiguration ecr:PutRegistryScanningConfiguration ecr:PutAccountSetting",
    "do a pipeline's work, with its artifacts":
      "codepipeline:GetJobDetails codepipeline:AcknowledgeJob codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult codepipeline:GetThirdPartyJobDetails codepipeline:PollForThirdPartyJobs codepipeline:AcknowledgeThirdPartyJob codepipeline:PutThirdPartyJobSuccessResult codepipeline:PutThirdPartyJobFailureResult",
    "say as whom builds fetch source":
      "codebuild:ImportSourceCredentials codebuild:DeleteSourceCredentials codebuild:PersistOAuthToken codebuild:DeleteOAuthToken",
    "lose deployments": "codedeploy:DeleteResourcesByExternalId codedeploy:DeleteGitHubAccountToken",
    "make and change whatever CloudFormation can":
      "cloudformation:CreateStackSet cloudformation:UpdateStackSet cloudformation:CreateStackInstances cloudformation:UpdateStackInstances cloudformation:ImportStacksToStackSet cloudformation:RegisterType cloudformation:ActivateType cloudformation:SetTypeConfiguration cloudformation:SetTypeDefaultVersion",
  },
};
