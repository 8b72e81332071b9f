/** Reading that reveals no secret and no source, and why; read by a person. `List…` and `Describe…` tell names and settings, wherever the table has none. */
import type { Harmless } from "./harmless";

export const HARMLESS_READS: readonly Harmless[] = [
  {
    because: "it tells who may do what, and no secret stands in it",
    actions: {
      codebuild: "GetResourcePolicy",
      ecr: "GetRegistryPolicy GetRepositoryPolicy",
      events: "GetResourcePolicy",
      iam: "GenerateCredentialReport GenerateServiceLastAccessedDetails GetAccessKeyLastUsed GetAccountAuthorizationDetails GetAccountEmailAddress GetAccountName GetAccountPasswordPolicy GetAccountProperties GetAccountSummary GetCloudFrontPublicKey GetCredentialReport GetGroup GetGroupPolicy GetInstanceProfile GetLoginProfile GetMFADevice GetOpenIDConnectProvider GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo GetPolicy GetPolicyVersion GetRole GetRolePolicy GetSSHPublicKey GetServiceLastAccessedDetails GetServiceLastAccessedDetailsWithEntities GetServiceLinkedRoleDeletionStatus GetUser GetUserPolicy",
      kms: "GetKeyPolicy",
      lambda: "GetLayerVersionPolicy GetPolicy GetResourcePolicy",
      logs: "GetDataProtectionPolicy",
      s3: "GetAccessGrant GetAccessGrantsInstance GetAccessGrantsInstanceForPrefix GetAccessGrantsInstanceResourcePolicy GetAccessGrantsLocation GetAccessPoint GetAccessPointConfigurationForObjectLambda GetAccessPointForObjectLambda GetAccessPointPolicy GetAccessPointPolicyForObjectLambda GetAccessPointPolicyStatus GetAccessPointPolicyStatusForObjectLambda GetAccountPublicAccessBlock GetBucketAbac GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock GetMultiRegionAccessPoint GetMultiRegionAccessPointPolicy GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes GetObjectAcl GetObjectVersionAcl",
      secretsmanager: "GetResourcePolicy",
      sns: "GetDataProtectionPolicy",
      ssm: "GetResourcePolicies",
    },
  },
  {
    because: "the caller asks for itself, or has what it brings along looked at",
    actions: {
      cloudformation: "EstimateTemplateCost ValidateTemplate",
      cloudwatch: "GenerateQuery GenerateQueryResultsSummary",
      codecommit: "CancelUploadArchive GetUploadArchiveStatus",
      ec2: "GetInstanceTypesFromInstanceRequirements ValidateSecurityGroupQuotasForInterface",
      ecr: "GetAuthorizationToken ValidatePullThroughCacheRule",
      events: "TestEventPattern",
      iam: "GetContextKeysForCustomPolicy GetContextKeysForPrincipalPolicy SimulateCustomPolicy SimulatePrincipalPolicy",
      logs: "StopLiveTail StopQuery TestMetricFilter TestTransformer",
      secretsmanager: "GetRandomPassword",
      states: "ValidateStateMachineDefinition",
      sts: "GetServiceBearerToken GetAccessKeyInfo GetCallerIdentity GetSessionToken",
    },
  },
  {
    because: "a step of a handshake with a provider, which UpdateConnectionInstallation ends",
    actions: {
      codeconnections: "GetInstallationUrl RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake",
      "codestar-connections":
        "GetInstallationUrl RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake",
    },
  },
  {
    because: "it tells what people said of a change, and which files it has; not what is in them",
    actions: {
      codecommit:
        "BatchGetPullRequests GetCommitHistory GetCommitsFromMergeBase GetObjectIdentifier GetReferences GetTree BatchGetCommits BatchGetRepositories EvaluatePullRequestApprovalRules GetApprovalRuleTemplate GetBranch GetComment GetCommentReactions GetCommentsForComparedCommit GetCommentsForPullRequest GetCommit GetDifferences GetFolder GetMergeCommit GetMergeConflicts GetMergeOptions GetPullRequest GetPullRequestApprovalStates GetPullRequestOverrideState GetRepository GetRepositoryTriggers",
    },
  },
  {
    because: "it tells how a release, a build's tests or a deployment went",
    actions: {
      codebuild: "BatchGetReportGroups BatchGetReports GetReportGroupTrend",
      codedeploy:
        "BatchGetApplicationRevisions BatchGetApplications BatchGetDeploymentGroups BatchGetDeploymentInstances BatchGetDeploymentTargets BatchGetDeployments GetApplication GetApplicationRevision GetDeployment GetDeploymentConfig GetDeploymentGroup GetDeploymentInstance GetDeploymentTarget",
      codepipeline: "GetActionType GetPipeline GetPipelineExecution GetPipelineState",
    },
  },
  {
    because: "an agent asks for its own machine",
    actions: {
      ssm: "GetManifest PutConfigurePackageResult ExecuteAPI GetDeployablePatchSnapshotForInstance",
    },
  },
  {
    because: "it tells settings, names and numbers, and no secret stands in them",
    actions: {
      autoscaling: "GetPredictiveScalingForecast",
      cloudformation:
        "GetResource GetResourceRequestStatus BatchDescribeTypeConfigurations DetectStackDrift DetectStackResourceDrift GetGeneratedTemplate GetHookResult GetStackPolicy GetTemplate GetTemplateSummary",
      cloudfront:
        "GetSavingsPlan GetInvalidation GetKeyGroup GetKeyGroupConfig GetMonitoringSubscription GetOriginAccessControl GetOriginAccessControlConfig GetPublicKey GetPublicKeyConfig",
      cloudwatch:
        "GetOTelEnrichment GetTopologyDiscoveryStatus BatchGetServiceLevelIndicatorReport GetAgentGraph GetContextGraph GetDashboard GetIntelligenceConfiguration GetMetricStatistics GetMetricWidgetImage GetOmniThread GetPreferences GetRecords GetTelemetryQueryResults GetTopologyMap",
      codeconnections: "GetConnection GetResourceSyncStatus GetSyncBlockerSummary GetSyncConfiguration",
      "codestar-connections":
        "GetConnection GetResourceSyncStatus GetSyncBlockerSummary GetSyncConfiguration",
      dynamodb: "GetAbacStatus",
      ec2: "GetAllowedImagesSettings GetAwsNetworkPerformanceData GetCapacityManagerAttributes GetCapacityManagerMetricData GetCapacityManagerMetricDimensions GetCapacityManagerMonitoredTagKeys GetDefaultCreditSpecification GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetEnabledIpamPolicy GetHostReservationPurchasePreview GetImageAncestry GetImageBlockPublicAccessState GetInstanceMetadataDefaults GetInstanceTpmEkPub GetInstanceUefiData GetManagedPrefixListAssociations GetManagedPrefixListEntries GetManagedResourceVisibility GetSecurityGroupsForVpc GetSerialConsoleAccessStatus GetSnapshotBlockPublicAccessState GetSpotPlacementScores GetSubnetCidrReservations GetTransitGatewayAttachmentPropagations GetTransitGatewayPrefixListReferences GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations GetVpcResourcesBlockingEncryptionEnforcement GetVpnConnectionDeviceTypes StartDeclarativePoliciesReport",
      ecr: "GetImageCopyStatus BatchCheckLayerAvailability BatchGetRepositoryScanningConfiguration GetAccountSetting GetLifecyclePolicy GetLifecyclePolicyPreview GetRegistryScanningConfiguration GetSigningConfiguration",
      ecs: "GetTaskProtection",
      elasticloadbalancing: "GetLoadBalancerWebACL",
      kms: "GetKeyLastUsage GetKeyRotationStatus GetParametersForImport GetPublicKey",
      lambda:
        "GetAccountSettings GetAlias GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionEventInvokeConfig GetFunctionRecursionConfig GetFunctionScalingConfig GetFunctionUrlConfig GetProvisionedConcurrencyConfig GetRuntimeManagementConfig",
      logs: "GetLogDelivery GetIntegration GetLogFields GetLogGroupFields GetStorageTierPolicy GetTransformer",
      s3: "GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketCORS GetBucketLogging GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketRequestPayment GetBucketTagging GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectVersionAttributes GetObjectVersionTagging GetReplicationConfiguration",
      scheduler: "GetSchedule GetScheduleGroup",
      sns: "CheckIfPhoneNumberIsOptedOut GetEndpointAttributes GetPlatformApplicationAttributes GetSMSAttributes GetSMSSandboxAccountStatus GetSubscriptionAttributes GetTopicAttributes",
      sqs: "GetQueueAttributes GetQueueUrl",
      ssm: "GetCalendar GetCalendarState GetConnectionStatus GetDocument GetExecutionPreview GetInventory GetInventorySchema GetMaintenanceWindowExecution GetMaintenanceWindowExecutionTask GetMaintenanceWindowExecutionTaskInvocation GetPatchBaselineForPatchGroup StartExecutionPreview",
    },
  },
];
