/** Changes that are no worth to an attacker here, and why; read by a person. */
import type { Harmless } from "./harmless";

export const HARMLESS_CHANGES: readonly Harmless[] = [
  {
    because: "it shuts what was open, or takes away what was shared",
    actions: {
      ec2: "CancelImageLaunchPermission ResetSnapshotAttribute EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess EnableEbsEncryptionByDefault EnableAllowedImagesSettings DisableSerialConsoleAccess LockSnapshot EnableImageDeprecation DisableImageDeprecation EnableImageDeregistrationProtection DeleteKeyPair",
      iam: "DisableOutboundWebIdentityFederation",
      ssm: "DeleteActivation",
    },
  },
  {
    because: "it lets AWS send a resource's logs to where the same caller may have them sent",
    actions: {
      cloudfront: "AllowVendedLogDeliveryForResource",
      ecs: "AllowVendedLogDeliveryForResource",
      elasticloadbalancing: "AllowVendedLogDeliveryForResource",
      events: "AllowVendedLogDeliveryForResource",
      s3: "AllowVendedLogDeliveryForResource",
    },
  },
  {
    because: "it makes something new, which nothing of the stacks goes by before somebody changes that",
    actions: {
      cloudfront:
        "CreateAnycastIpList CreateCachePolicy CreateCloudFrontOriginAccessIdentity CreateConnectionFunction CreateConnectionGroup CreateContinuousDeploymentPolicy CreateDistribution CreateDistributionTenant CreateFieldLevelEncryptionConfig CreateFieldLevelEncryptionProfile CreateFunction CreateKeyGroup CreateKeyValueStore CreateOriginAccessControl CreateOriginRequestPolicy CreatePublicKey CreateRealtimeLogConfig CreateResponseHeadersPolicy CreateStreamingDistribution CreateStreamingDistributionWithTags CreateTrustStore CreateVpcOrigin",
      codeconnections: "CreateConnection CreateHost",
      "codestar-connections": "CreateConnection CreateHost",
      ec2: "CreateSpotDatafeedSubscription",
      kms: "CreateKey CreateCustomKeyStore",
      lambda: "CreateCodeSigningConfig CreateMicrovmImage",
      s3: "CreateStorageLensGroup",
      ssm: "CreateOpsItem CreateOpsMetadata CreatePatchBaseline",
    },
  },
  {
    because: "of a kind that no stack makes, and the reference names no resource for it",
    actions: {
      cloudfront:
        "DeleteKeyGroup UpdateKeyGroup DeletePublicKey UpdatePublicKey UpdateFieldLevelEncryptionConfig CreateSavingsPlan UpdateSavingsPlan",
      codeconnections: "DeleteSyncConfiguration UpdateSyncBlocker UpdateSyncConfiguration",
      codedeploy: "CreateCloudFormationDeployment",
      "codestar-connections": "DeleteSyncConfiguration UpdateSyncBlocker UpdateSyncConfiguration",
      ec2: "AdvertiseByoipCidr DeprovisionByoipCidr ProvisionByoipCidr WithdrawByoipCidr AssociateIpamByoasn DisassociateIpamByoasn EnableIpamOrganizationAdminAccount DisableIpamOrganizationAdminAccount AssociateTrunkInterface DisassociateTrunkInterface ExportTransitGatewayRoutes DeregisterTransitGatewayMulticastGroupMembers DeregisterTransitGatewayMulticastGroupSources CreateOdbNetworkPeering ModifyOdbNetworkPeering DeleteOdbNetworkPeering AttachApplianceToNatGateway DetachApplianceFromNatGateway BundleInstance CancelBundleTask CancelConversionTask",
      events: "PutPartnerEvents",
      iam: "DeleteCloudFrontPublicKey UpdateCloudFrontPublicKey UploadCloudFrontPublicKey",
      kms: "ConnectCustomKeyStore DisconnectCustomKeyStore UpdateCustomKeyStore DeleteCustomKeyStore",
      lambda: "ConnectMicrovm PassNetworkConnector",
      sns: "CreatePlatformApplication CreatePlatformEndpoint DeleteEndpoint DeletePlatformApplication SetEndpointAttributes SetPlatformApplicationAttributes CreateSMSSandboxPhoneNumber DeleteSMSSandboxPhoneNumber VerifySMSSandboxPhoneNumber OptInPhoneNumber SetSMSAttributes",
    },
  },
  {
    because: "EC2-Classic is no more",
    actions: {
      ec2: "AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink DisableVpcClassicLinkDnsSupport EnableVpcClassicLinkDnsSupport MoveAddressToVpc RestoreAddressToClassic",
    },
  },
  {
    because: "of the elder generation of load balancers, which no stack makes",
    actions: {
      elasticloadbalancing:
        "ApplySecurityGroupsToLoadBalancer AttachLoadBalancerToSubnets ConfigureHealthCheck CreateAppCookieStickinessPolicy CreateLBCookieStickinessPolicy CreateLoadBalancerListeners CreateLoadBalancerPolicy DeleteLoadBalancerListeners DeleteLoadBalancerPolicy DeregisterInstancesFromLoadBalancer DetachLoadBalancerFromSubnets DisableAvailabilityZonesForLoadBalancer EnableAvailabilityZonesForLoadBalancer RegisterInstancesWithLoadBalancer SetLoadBalancerListenerSSLCertificate SetLoadBalancerPoliciesForBackendServer SetLoadBalancerPoliciesOfListener",
    },
  },
  {
    because: "it is about money, names or forms of ids",
    actions: {
      dynamodb: "PurchaseReservedCapacityOfferings",
      ec2: "CancelReservedInstancesListing CreateReservedInstancesListing ConfirmProductInstance DeleteSpotDatafeedSubscription PurchaseReservedInstancesOffering PurchaseScheduledInstances ModifyDefaultCreditSpecification ModifyInstanceCreditSpecification ModifyIdFormat ModifyIdentityIdFormat ModifyAvailabilityZoneGroup EnableCapacityManager DisableCapacityManager UpdateCapacityManagerMonitoredTagKeys UpdateCapacityManagerOrganizationsAccess ModifySnapshotTier RestoreSnapshotTier ModifyPrivateDnsNameOptions ModifyPublicIpDnsNameOptions UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress AttachImageWatermark DetachImageWatermark",
      iam: "CreateAccountAlias DeleteAccountAlias UpdateAccountName PutAccountProperties",
      codecommit: "UpdateRepositoryDescription UpdateApprovalRuleTemplateDescription",
    },
  },
  {
    because: "it says how fast or where a machine runs, and not what",
    actions: {
      ec2: "EnableFastLaunch DisableFastLaunch EnableFastSnapshotRestores DisableFastSnapshotRestores ModifyInstanceCpuOptions ModifyInstancePlacement ModifyInstanceMaintenanceOptions ModifyInstanceNetworkPerformanceOptions ModifyInstanceCapacityReservationAttributes ModifyInstanceEventStartTime EnableInstanceSqlHaStandbyDetections DisableInstanceSqlHaStandbyDetections",
      s3: "PutAccelerateConfiguration",
    },
  },
  {
    because: "it says what is measured, shown or told; no alarm and no release goes by it",
    actions: {
      cloudfront: "CreateMonitoringSubscription DeleteMonitoringSubscription",
      cloudwatch:
        "PutDashboard DeleteDashboards PutAnomalyDetector DeleteAnomalyDetector PutManagedInsightRules StartOTelEnrichment StopOTelEnrichment EnableTopologyDiscovery Link CallWithBearerToken",
      ec2: "MonitorInstances UnmonitorInstances ReportInstanceStatus EnableApplicationStatusCheckSuppression DisableApplicationStatusCheckSuppression RegisterInstanceEventNotificationAttributes DeregisterInstanceEventNotificationAttributes EnableAwsNetworkPerformanceMetricSubscription DisableAwsNetworkPerformanceMetricSubscription EnableReachabilityAnalyzerOrganizationSharing ModifyManagedResourceVisibility CreateVpcEndpointConnectionNotification ModifyVpcEndpointConnectionNotification DeleteVpcEndpointConnectionNotifications",
      ecr: "StartImageScan StartLifecyclePolicyPreview RegisterPullTimeUpdateExclusion DeregisterPullTimeUpdateExclusion",
      logs: "PutIndexPolicy DeleteIndexPolicy PutQueryDefinition DeleteQueryDefinition PutStorageTierPolicy PutPipelineRule DeletePipelineRule DeleteIntegration DisassociateSourceFromS3TableIntegration CreateImportTask CancelImportTask CancelExportTask CallWithBearerToken",
      s3: "PutMetricsConfiguration PutStorageLensConfiguration",
      xray: "PutEncryptionConfig",
    },
  },
  {
    because: "of CloudWatch's own pages, which people share and write on",
    actions: {
      cloudwatch:
        "AssumeAccessProfile CreateAccessGrant CreateAccessProfile CreateAlert CreateDomain CreateDomainAccessGrantForOrganization CreateDomainForOrganization CreateIngestionEndpoint CreateIntegration InvokeIntegration CreateOmniDashboard CreateOmniThread UpdateOmniThread DeleteOmniThread StartOmniThreadSession CreateOneTimeDeepLinkCode CreateServiceLevelObjective CreateSpace CreateView PutIntelligenceConfiguration QueryTraces SearchPrincipals StartTelemetryQuery StartTelemetryQuerySession StopTelemetryQuery StopTelemetryQuerySession SubmitFeedback UpdatePreferences",
    },
  },
  {
    because: "people talk about a change by it, and approve nothing",
    actions: {
      codecommit:
        "PostCommentForComparedCommit PostCommentForPullRequest PostCommentReply PutCommentReaction UpdateComment DeleteCommentContent UpdatePullRequestDescription UpdatePullRequestTitle TestRepositoryTriggers",
    },
  },
  {
    because: "an agent or a handler says by it what became of what somebody else started",
    actions: {
      cloudformation: "RecordHandlerProgress",
      ecs: "DiscoverPollEndpoint",
      ssm: "PutComplianceItems PutInventory DeleteInventory UpdateInstanceInformation UpdateAssociationStatus",
      states: "SendTaskFailure SendTaskHeartbeat SendTaskSuccess",
    },
  },
  {
    because: "it stops what a person started, and no release waits for it",
    actions: { ssm: "CancelCommand" },
  },
  {
    because: "it does no more than its caller may by itself, or tells the caller of itself",
    actions: {
      cloudformation:
        "CreateResource UpdateResource DeleteResource CancelResourceRequest CreateUploadBucket CreateGeneratedTemplate UpdateGeneratedTemplate DeleteGeneratedTemplate StartResourceScan TestType",
      cloudfront: "TestFunction",
      kms: "GenerateRandom",
      secretsmanager: "ValidateResourcePolicy",
      states: "InvokeHTTPEndpoint",
      sts: "DecodeAuthorizationMessage",
    },
  },
  {
    because: "an organization's management account alone does it, or whoever publishes types for others",
    actions: {
      cloudformation:
        "ActivateOrganizationsAccess DeactivateOrganizationsAccess DeactivateType DeregisterType PublishType RegisterPublisher",
      iam: "EnableOrganizationsRootCredentialsManagement DisableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions DisableOrganizationsRootSessions",
    },
  },
  {
    because: "nobody here signs in with a password of IAM, and stacks ask regional endpoints",
    actions: {
      iam: "UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy SetSTSRegionalEndpointStatus SetSecurityTokenServicePreferences",
    },
  },
  {
    because: "it makes faults on purpose, for whoever may do as much by stopping the thing",
    actions: { dynamodb: "InjectError", ec2: "InjectApiError" },
  },
];
