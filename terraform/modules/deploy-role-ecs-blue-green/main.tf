locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_iam_role" "this" {
  name                 = var.name
  path                 = "/slipway/deploy/"
  description          = "What a pipeline of the tools account becomes to release to the ECS service"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Only the service's own release pipeline deploys; nothing else in the tools account does.
      {
        Sid       = "AssumedByThePipeline"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${var.tools_account_id}:root"] }
        Action    = ["sts:AssumeRole"]
        Condition = { ArnEquals = { "aws:PrincipalArn" = var.pipeline_role_arn } }
      },
    ]
  })
  tags = { "slipway-artifacts" = var.artifact_prefix }
}

resource "aws_iam_role_policy" "artifacts" {
  name = "artifacts"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Reads what its own pipeline built. The account is named because bucket names can be
      # predicted.
      {
        Sid       = "ReadArtifacts"
        Effect    = "Allow"
        Action    = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.tools_account_id } }
      },
      # The artifacts are encrypted; S3 decrypts only this pipeline's objects on the role's behalf.
      {
        Sid      = "DecryptArtifacts"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:${local.partition}:kms:${var.region}:${var.tools_account_id}:key/*"]
        Condition = {
          StringEquals = { "kms:ViaService" = "s3.${var.region}.${local.dns_suffix}" }
          StringLike = {
            "kms:EncryptionContext:aws:s3:arn" = "arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"
          }
        }
      },
      # Says that the key is usable. It has no encryption context, so it can't stand with Decrypt.
      {
        Sid      = "DescribeArtifactKey"
        Effect   = "Allow"
        Action   = ["kms:DescribeKey"]
        Resource = ["arn:${local.partition}:kms:${var.region}:${var.tools_account_id}:key/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "deploy" {
  name = "deploy"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # A release is a revision with its image. PassTaskRoles bounds what any revision can run as.
      {
        Sid      = "RegisterRevision"
        Effect   = "Allow"
        Action   = ["ecs:RegisterTaskDefinition"]
        Resource = ["*"]
      },
      # Where ECS authorizes tags at creation, a revision keeps the tags of the one before.
      {
        Sid    = "TagRevision"
        Effect = "Allow"
        Action = ["ecs:TagResource"]
        Resource = [
          "arn:${local.partition}:ecs:${var.region}:${var.account_id}:task-definition/${var.task_family}:*",
        ]
        Condition = { StringEquals = { "ecs:CreateAction" = "RegisterTaskDefinition" } }
      },
      # A revision names the service's two roles; no other role can be handed over, nor to another
      # service.
      {
        Sid    = "PassTaskRoles"
        Effect = "Allow"
        Action = ["iam:PassRole"]
        Resource = [
          "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.task_role}",
          "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.execution_role}",
        ]
        Condition = {
          StringEquals = { "iam:PassedToService" = ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] }
        }
      },
      # Gives CodeDeploy the AppSpec that names the new revision.
      {
        Sid    = "HandOverRevision"
        Effect = "Allow"
        Action = [
          "codedeploy:GetApplicationRevision",
          "codedeploy:RegisterApplicationRevision",
          "codedeploy:GetApplication",
        ]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:application:${var.codedeploy_application}",
        ]
      },
      # Starts the deployment of this one service, and asks how far it is.
      {
        Sid    = "RunDeployment"
        Effect = "Allow"
        Action = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentgroup:${var.codedeploy_application}/${var.codedeploy_group}",
        ]
      },
      # The action reads in what steps the traffic moves.
      {
        Sid    = "ReadDeploymentConfig"
        Effect = "Allow"
        Action = ["codedeploy:GetDeploymentConfig"]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentconfig:${var.deployment_config}",
        ]
      },
    ]
  })
}
