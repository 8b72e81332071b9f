/** What an apply of Slipway's own stacks does to what they hold: of each service, what Terraform calls to make, change and delete. */

const of = (service: string, actions: string): string[] =>
  actions.split(" ").map((action) => `${service}:${action}`);

/** What has a name that Slipway chooses. */
export const CHANGE_NAMED: readonly string[] = [
  ...of(
    "autoscaling",
    "CreateAutoScalingGroup CreateOrUpdateTags DeleteAutoScalingGroup DeleteLifecycleHook DeletePolicy DeleteTags AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups AttachTrafficSources DetachTrafficSources DisableMetricsCollection EnableMetricsCollection PutLifecycleHook PutScalingPolicy ResumeProcesses SetInstanceProtection StartInstanceRefresh CancelInstanceRefresh SuspendProcesses UpdateAutoScalingGroup SetDesiredCapacity",
  ),
  ...of(
    "cloudwatch",
    "DeleteAlarms PutMetricAlarm PutCompositeAlarm PutDashboard DeleteDashboards TagResource UntagResource",
  ),
  ...of(
    "codebuild",
    "CreateProject DeleteProject UpdateProject CreateReportGroup DeleteReportGroup UpdateReportGroup",
  ),
  ...of(
    "codedeploy",
    "CreateApplication CreateDeploymentConfig CreateDeploymentGroup DeleteApplication DeleteDeploymentConfig DeleteDeploymentGroup TagResource UntagResource UpdateApplication UpdateDeploymentGroup",
  ),
  ...of("codepipeline", "CreatePipeline DeletePipeline TagResource UntagResource UpdatePipeline"),
  ...of(
    "codestar-notifications",
    "CreateNotificationRule DeleteNotificationRule Subscribe TagResource Unsubscribe UntagResource UpdateNotificationRule",
  ),
  ...of(
    "ecr",
    "CreateRepository DeleteLifecyclePolicy DeleteRepository DeleteRepositoryPolicy PutImageScanningConfiguration PutImageTagMutability PutLifecyclePolicy SetRepositoryPolicy TagResource UntagResource",
  ),
  ...of(
    "ecs",
    "CreateCluster CreateService DeleteCluster DeleteService PutClusterCapacityProviders TagResource UntagResource UpdateCluster UpdateClusterSettings UpdateService",
  ),
  ...of(
    "events",
    "DeleteRule DisableRule EnableRule PutRule PutTargets RemoveTargets TagResource UntagResource",
  ),
  ...of(
    "iam",
    "AddRoleToInstanceProfile CreateInstanceProfile DeleteInstanceProfile RemoveRoleFromInstanceProfile TagInstanceProfile UntagInstanceProfile",
  ),
  ...of("iam", "CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion TagPolicy UntagPolicy"),
  ...of("iam", "DeleteUser TagRole TagUser UntagRole UntagUser"),
  ...of(
    "lambda",
    "AddPermission CreateAlias CreateFunction DeleteAlias DeleteFunction DeleteFunctionConcurrency PublishVersion PutFunctionConcurrency RemovePermission TagResource UntagResource UpdateAlias UpdateFunctionCode UpdateFunctionConfiguration",
  ),
  ...of(
    "logs",
    "AssociateKmsKey CreateLogGroup DeleteLogGroup DeleteRetentionPolicy DisassociateKmsKey PutRetentionPolicy TagResource UntagResource",
  ),
  ...of(
    "s3",
    "CreateBucket DeleteBucket DeleteBucketPolicy PutBucketLogging PutBucketNotification PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration PutReplicationConfiguration TagResource UntagResource",
  ),
  ...of(
    "scheduler",
    "CreateSchedule CreateScheduleGroup DeleteSchedule DeleteScheduleGroup TagResource UntagResource UpdateSchedule",
  ),
  ...of(
    "sns",
    "CreateTopic DeleteTopic SetSubscriptionAttributes SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource",
  ),
];

/** What is told by the organization's tag, because its name or id is somebody else's to choose. */
export const CHANGE_TAGGED: readonly string[] = [
  ...of("cloudfront", "CreateInvalidation DeleteDistribution TagResource UntagResource UpdateDistribution"),
  ...of(
    "codecommit",
    "DeleteRepository TagResource UntagResource UpdateRepositoryEncryptionKey UpdateDefaultBranch",
  ),
  ...of("codeconnections", "DeleteConnection TagResource UntagResource"),
  ...of("codestar-connections", "DeleteConnection TagResource UntagResource"),
  ...of(
    "codestar-notifications",
    "DeleteNotificationRule Subscribe TagResource Unsubscribe UntagResource UpdateNotificationRule",
  ),
  ...of(
    "ec2",
    "AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateLaunchTemplateVersion CreateNatGateway CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateVpcEndpoint DeleteInternetGateway DeleteLaunchTemplate DeleteNatGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup DeleteSubnet DeleteTags DeleteVpc DeleteVpcEndpoints DetachInternetGateway DisassociateRouteTable ModifyLaunchTemplate ModifySecurityGroupRules ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint ReleaseAddress ReplaceRoute ReplaceRouteTableAssociation RevokeSecurityGroupEgress RevokeSecurityGroupIngress",
  ),
  ...of(
    "elasticloadbalancing",
    "CreateListener CreateRule DeleteListener DeleteLoadBalancer DeleteRule DeleteTargetGroup ModifyListener ModifyListenerAttributes ModifyLoadBalancerAttributes ModifyRule ModifyTargetGroup ModifyTargetGroupAttributes RemoveTags SetIpAddressType SetRulePriorities SetSecurityGroups SetSubnets",
  ),
  ...of(
    "kms",
    "CreateAlias DeleteAlias DisableKeyRotation EnableKeyRotation PutKeyPolicy ScheduleKeyDeletion UntagResource UpdateAlias UpdateKeyDescription",
  ),
];

/** What is made with that tag, and told by it from then on. */
export const MAKE_TAGGED: readonly string[] = [
  ...of("codecommit", "CreateRepository"),
  ...of("codestar-notifications", "CreateNotificationRule"),
  ...of(
    "ec2",
    "AllocateAddress CreateInternetGateway CreateLaunchTemplate CreateNatGateway CreateRouteTable CreateSecurityGroup CreateSubnet CreateVpc CreateVpcEndpoint",
  ),
  ...of("elasticloadbalancing", "CreateLoadBalancer CreateTargetGroup"),
  ...of("cloudfront", "TagResource"),
  ...of("codecommit", "TagResource"),
  ...of("codeconnections", "TagResource"),
  ...of("codestar-connections", "TagResource"),
  ...of("codestar-notifications", "TagResource"),
];

/** What tags things as they are made, or those that have the tag. */
export const TAG: readonly string[] = ["ec2:CreateTags", "elasticloadbalancing:AddTags", "kms:TagResource"];

/** What neither a name nor a tag tells from others': an account's own access controls, approval rules, targets of notifications. */
export const CHANGE_UNTOLD: readonly string[] = [
  ...of("cloudfront", "DeleteOriginAccessControl UpdateOriginAccessControl"),
  ...of(
    "codecommit",
    "AssociateApprovalRuleTemplateWithRepository CreateApprovalRuleTemplate DeleteApprovalRuleTemplate DisassociateApprovalRuleTemplateFromRepository UpdateApprovalRuleTemplateContent UpdateApprovalRuleTemplateName",
  ),
  ...of("codestar-notifications", "DeleteTarget"),
  ...of("ec2", "DisassociateAddress"),
  ...of("ecs", "DeregisterTaskDefinition RegisterTaskDefinition"),
];

/** What shows how something is made, and isn't about names alone. */
export const LOOK: readonly string[] = [
  "cloudfront:GetDistribution",
  "cloudfront:GetDistributionConfig",
  "codebuild:BatchGetProjects",
  "ec2:DescribeInstanceAttribute",
  "ec2:DescribeLaunchTemplateVersions",
  "ecs:DescribeTaskDefinition",
  "kms:DescribeKey",
  "lambda:GetFunction",
  "lambda:GetFunctionConfiguration",
  "lambda:ListVersionsByFunction",
  "s3:GetBucketAcl",
  "s3:GetBucketLocation",
  "s3:GetBucketVersioning",
  "s3:ListBucket",
];

/** What gives an identity more, or takes from it. */
export const CHANGE_BOUNDED: readonly string[] = of(
  "iam",
  "AttachRolePolicy CreateRole CreateUser DeleteRole DeleteRolePolicy DeleteUserPolicy DetachRolePolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription",
);

export const CHANGE_PROVIDER: readonly string[] = of(
  "iam",
  "AddClientIDToOpenIDConnectProvider CreateOpenIDConnectProvider DeleteOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint",
);
