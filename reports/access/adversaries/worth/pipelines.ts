/** What it is worth to do something to pipelines, and to the deployments that they start. */
import type { Worths } from "./worth";

export const WORTH_OF_PIPELINES: Worths = {
  aws_codepipeline: {
    "start or hold a release": "codepipeline:StartPipelineExecution codepipeline:StopPipelineExecution",
    "change a release's way":
      "codepipeline:UpdatePipeline codepipeline:CreatePipeline codepipeline:DeletePipeline codepipeline:PutWebhook",
    "change tags that policies go by": "codepipeline:TagResource codepipeline:UntagResource",
  },
  "pipeline-stage": {
    "start or hold a release":
      "codepipeline:RetryStageExecution codepipeline:RollbackStage codepipeline:EnableStageTransition codepipeline:DisableStageTransition codepipeline:OverrideStageCondition",
  },
  "action-type": {
    "do a pipeline's work, with its artifacts": "codepipeline:PollForJobs",
    "change what pipelines' actions do":
      "codepipeline:CreateCustomActionType codepipeline:DeleteCustomActionType codepipeline:UpdateActionType codepipeline:TagResource codepipeline:UntagResource",
  },
  approval: {
    "approve a release": "codepipeline:PutApprovalResult",
    "start or hold a release": "codepipeline:PutActionRevision",
  },
  aws_codedeploy_app: {
    "hand a revision over": "codedeploy:RegisterApplicationRevision",
    "change the application":
      "codedeploy:CreateApplication codedeploy:UpdateApplication codedeploy:DeleteApplication",
    "change tags that policies go by": "codedeploy:TagResource codedeploy:UntagResource",
  },
  aws_codedeploy_deployment_group: {
    deploy: "codedeploy:CreateDeployment",
    "steer a deployment":
      "codedeploy:ContinueDeployment codedeploy:StopDeployment codedeploy:PutLifecycleEventHookExecutionStatus codedeploy:SkipWaitTimeForInstanceTermination",
    "change what is deployed as whom":
      "codedeploy:UpdateDeploymentGroup codedeploy:CreateDeploymentGroup codedeploy:DeleteDeploymentGroup",
    "change tags that policies go by": "codedeploy:TagResource codedeploy:UntagResource",
  },
  aws_codedeploy_deployment_config: {
    "change how fast a release moves": "codedeploy:CreateDeploymentConfig codedeploy:DeleteDeploymentConfig",
  },
};
