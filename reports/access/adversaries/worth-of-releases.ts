/** What it is worth to do something, to what builds and releases go through, and to what runs. */
import type { Worth } from "./worth";

/** By kind of resource, as in `WORTH_OF_DATA`. */
export const WORTH_OF_RELEASES: Readonly<Record<string, Worth>> = {
  aws_ecr_repository: {
    "push images":
      "ecr:PutImage ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:ReplicateImage ecr:BatchImportUpstreamImage",
    "read images": "ecr:BatchGetImage ecr:GetDownloadUrlForLayer",
    "change or delete images, or who may":
      "ecr:BatchDeleteImage ecr:SetRepositoryPolicy ecr:DeleteRepositoryPolicy ecr:DeleteRepository ecr:PutImageTagMutability ecr:PutLifecyclePolicy",
  },
  aws_codecommit_repository: {
    "read source": "codecommit:GitPull codecommit:GetFile codecommit:GetBlob codecommit:UploadArchive",
    "write source":
      "codecommit:GitPush codecommit:CreateCommit codecommit:PutFile codecommit:CreateBranch codecommit:MergeBranchesByFastForward codecommit:MergePullRequestByFastForward codecommit:MergePullRequestBySquash codecommit:MergePullRequestByThreeWay codecommit:UpdateDefaultBranch codecommit:DeleteBranch codecommit:DeleteRepository",
    "answer for a review":
      "codecommit:UpdatePullRequestApprovalState codecommit:OverridePullRequestApprovalRules codecommit:DeletePullRequestApprovalRule codecommit:DisassociateApprovalRuleTemplateFromRepository",
  },
  aws_codebuild_project: {
    "run a build":
      "codebuild:StartBuild codebuild:StartBuildBatch codebuild:RetryBuild codebuild:RetryBuildBatch codebuild:StartSandbox",
    "change what builds run":
      "codebuild:UpdateProject codebuild:CreateProject codebuild:DeleteProject codebuild:CreateWebhook codebuild:UpdateWebhook codebuild:UpdateProjectVisibility codebuild:InvalidateProjectCache",
    "say who else may run or see it": "codebuild:PutResourcePolicy codebuild:DeleteResourcePolicy",
  },
  report: {
    "say what tests found":
      "codebuild:CreateReportGroup codebuild:CreateReport codebuild:UpdateReport codebuild:BatchPutTestCases codebuild:BatchPutCodeCoverages codebuild:DeleteReport codebuild:UpdateReportGroup codebuild:PutResourcePolicy codebuild:DeleteResourcePolicy",
  },
  aws_codepipeline: {
    "start or hold a release": "codepipeline:StartPipelineExecution codepipeline:StopPipelineExecution",
    "change a release's way":
      "codepipeline:UpdatePipeline codepipeline:CreatePipeline codepipeline:DeletePipeline",
  },
  "pipeline-stage": {
    "start or hold a release":
      "codepipeline:RetryStageExecution codepipeline:RollbackStage codepipeline:EnableStageTransition codepipeline:DisableStageTransition codepipeline:OverrideStageCondition",
  },
  "action-type": {
    "do a pipeline's work, with its artifacts": "codepipeline:PollForJobs",
    "change what pipelines' actions do":
      "codepipeline:CreateCustomActionType codepipeline:DeleteCustomActionType codepipeline:UpdateActionType",
  },
  approval: { "approve a release": "codepipeline:PutApprovalResult" },
  aws_codedeploy_app: {
    "hand a revision over": "codedeploy:RegisterApplicationRevision",
    "change the application": "codedeploy:UpdateApplication codedeploy:DeleteApplication",
  },
  aws_codedeploy_deployment_group: {
    deploy: "codedeploy:CreateDeployment",
    "steer a deployment":
      "codedeploy:ContinueDeployment codedeploy:StopDeployment codedeploy:PutLifecycleEventHookExecutionStatus codedeploy:SkipWaitTimeForInstanceTermination",
    "change what is deployed as whom":
      "codedeploy:UpdateDeploymentGroup codedeploy:CreateDeploymentGroup codedeploy:DeleteDeploymentGroup",
  },
  aws_ecs_service: {
    deploy: "ecs:UpdateService ecs:UpdateServicePrimaryTaskSet ecs:CreateService ecs:DeleteService",
  },
  "task-set": { deploy: "ecs:CreateTaskSet ecs:DeleteTaskSet ecs:UpdateTaskSet" },
  aws_ecs_task_definition: {
    "change tags": "ecs:TagResource ecs:UntagResource",
    "run code as the task's roles": "ecs:RunTask ecs:StartTask",
  },
  task: { "run code in a task": "ecs:ExecuteCommand" },
  aws_lambda_function: {
    "call the function": "lambda:InvokeFunction lambda:InvokeFunctionUrl",
    "read its code and environment": "lambda:GetFunction lambda:GetFunctionConfiguration",
    deploy: "lambda:UpdateFunctionCode lambda:PublishVersion lambda:UpdateAlias lambda:CreateAlias",
    "change what the function runs as, or who may call it":
      "lambda:CreateFunction lambda:UpdateFunctionConfiguration lambda:AddPermission lambda:RemovePermission lambda:DeleteFunction lambda:CreateEventSourceMapping lambda:CreateFunctionUrlConfig lambda:UpdateFunctionUrlConfig lambda:PutResourcePolicy lambda:DeleteResourcePolicy lambda:EnableReplication lambda:DisableReplication",
  },
  aws_cloudwatch_event_rule: {
    "change what starts a release":
      "events:PutRule events:PutTargets events:RemoveTargets events:DeleteRule events:DisableRule",
  },
  aws_cloudwatch_event_bus: { "make events": "events:PutEvents" },
  "event-bus-v2": { "say who may make events": "events:PutResourcePolicy events:DeleteResourcePolicy" },
  aws_scheduler_schedule: {
    "change what starts a release":
      "scheduler:CreateSchedule scheduler:UpdateSchedule scheduler:DeleteSchedule",
  },
  aws_cloudwatch_metric_alarm: {
    "blind what stops a release":
      "cloudwatch:PutMetricAlarm cloudwatch:SetAlarmState cloudwatch:DisableAlarmActions cloudwatch:DeleteAlarms",
  },
  aws_codestarconnections_connection: {
    "read source": "codestar-connections:UseConnection codeconnections:UseConnection",
    "hand the connection on":
      "codestar-connections:PassConnection codestar-connections:DeleteConnection codeconnections:PassConnection codeconnections:DeleteConnection",
  },
  aws_codeconnections_connection: {
    "read source": "codeconnections:UseConnection codestar-connections:UseConnection",
    "hand the connection on": "codeconnections:PassConnection codeconnections:DeleteConnection",
  },
  aws_cloudfront_distribution: {
    "change what visitors get":
      "cloudfront:UpdateDistribution cloudfront:CreateInvalidation cloudfront:DeleteDistribution",
  },
  aws_cloudfront_function: {
    "change what visitors get": "cloudfront:UpdateFunction cloudfront:PublishFunction",
  },
  aws_lb_listener: {
    "move traffic":
      "elasticloadbalancing:ModifyListener elasticloadbalancing:DeleteListener elasticloadbalancing:CreateRule",
  },
  aws_lb_listener_rule: { "move traffic": "elasticloadbalancing:ModifyRule elasticloadbalancing:DeleteRule" },
  aws_lb_target_group: {
    "move traffic":
      "elasticloadbalancing:RegisterTargets elasticloadbalancing:DeregisterTargets elasticloadbalancing:ModifyTargetGroup",
  },
  aws_autoscaling_group: {
    "change what instances run as":
      "autoscaling:UpdateAutoScalingGroup autoscaling:CreateAutoScalingGroup autoscaling:DeleteAutoScalingGroup",
    "move traffic":
      "autoscaling:SuspendProcesses autoscaling:AttachLoadBalancerTargetGroups autoscaling:AttachTrafficSources autoscaling:PutLifecycleHook autoscaling:CompleteLifecycleAction",
  },
  "network-interface": {
    "sit in the network":
      "ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses ec2:CreateNetworkInterfacePermission ec2:DeleteNetworkInterfacePermission",
  },
  aws_launch_template: {
    "change what instances run":
      "ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate ec2:DeleteLaunchTemplate",
  },
};
