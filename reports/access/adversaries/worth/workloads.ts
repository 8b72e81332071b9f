/** What it is worth to do something to what runs as tasks and functions. */
import type { Worths } from "./worth";

const TAGS = { "change tags that policies go by": "ecs:TagResource ecs:UntagResource" };

export const WORTH_OF_WORKLOADS: Worths = {
  aws_ecs_cluster: {
    "bring in another machine, and say what tasks there did":
      "ecs:RegisterContainerInstance ecs:PutClusterCapacityProviders ecs:SubmitAttachmentStateChanges ecs:SubmitContainerStateChange ecs:SubmitTaskStateChange ecs:PutSystemLogEvents",
    "change or stop the cluster":
      "ecs:CreateCluster ecs:UpdateCluster ecs:UpdateClusterSettings ecs:DeleteCluster ecs:DeregisterContainerInstance",
    ...TAGS,
  },
  aws_ecs_service: {
    deploy:
      "ecs:UpdateService ecs:UpdateServicePrimaryTaskSet ecs:CreateService ecs:DeleteService ecs:CreateExpressGatewayService ecs:UpdateExpressGatewayService ecs:DeleteExpressGatewayService",
    "steer a deployment": "ecs:ContinueServiceDeployment ecs:StopServiceDeployment",
    ...TAGS,
  },
  "task-set": { deploy: "ecs:CreateTaskSet ecs:DeleteTaskSet ecs:UpdateTaskSet", ...TAGS },
  aws_ecs_task_definition: {
    "change tags": "ecs:TagResource ecs:UntagResource",
    "run code as the task's roles": "ecs:RunTask ecs:StartTask",
    "say what tasks run": "ecs:DeleteTaskDefinitions",
  },
  task: {
    "run code in a task": "ecs:ExecuteCommand",
    "stop a task, or keep it": "ecs:StopTask ecs:UpdateTaskProtection",
    ...TAGS,
  },
  aws_lambda_function: {
    "call the function": "lambda:InvokeFunction lambda:InvokeFunctionUrl lambda:InvokeAsync",
    "read its code and environment":
      "lambda:GetFunction lambda:GetFunctionConfiguration lambda:ListVersionsByFunction",
    deploy:
      "lambda:UpdateFunctionCode lambda:PublishVersion lambda:CreateAlias lambda:UpdateAlias lambda:DeleteAlias",
    "change what the function runs as, or who may call it":
      "lambda:CreateFunction lambda:UpdateFunctionConfiguration lambda:AddPermission lambda:RemovePermission lambda:DeleteFunction lambda:CreateEventSourceMapping lambda:CreateFunctionUrlConfig lambda:UpdateFunctionUrlConfig lambda:DeleteFunctionUrlConfig lambda:PutResourcePolicy lambda:DeleteResourcePolicy lambda:EnableReplication lambda:DisableReplication",
    "change whose code it takes":
      "lambda:PutFunctionCodeSigningConfig lambda:UpdateFunctionCodeSigningConfig lambda:DeleteFunctionCodeSigningConfig lambda:PutRuntimeManagementConfig",
    "change how much of it runs":
      "lambda:PutFunctionConcurrency lambda:DeleteFunctionConcurrency lambda:PutProvisionedConcurrencyConfig lambda:DeleteProvisionedConcurrencyConfig lambda:PutFunctionRecursionConfig lambda:PutFunctionScalingConfig",
    "change where its results go":
      "lambda:PutFunctionEventInvokeConfig lambda:UpdateFunctionEventInvokeConfig lambda:DeleteFunctionEventInvokeConfig",
    "change tags that policies go by": "lambda:TagResource lambda:UntagResource",
  },
  layer: { "change what functions run": "lambda:PublishLayerVersion" },
  "layer-version": {
    "read what functions run": "lambda:GetLayerVersion",
    "say who may run it":
      "lambda:AddLayerVersionPermission lambda:RemoveLayerVersionPermission lambda:DeleteLayerVersion",
  },
};
