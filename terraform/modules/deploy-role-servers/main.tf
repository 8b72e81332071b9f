locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_iam_role" "this" {
  name                 = var.name
  path                 = "/slipway/deploy/"
  description          = "What a pipeline of the tools account becomes to release to servers"
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
      # Tells CodeDeploy which artifact is the new revision.
      {
        Sid    = "HandOverRevision"
        Effect = "Allow"
        Action = [
          "codedeploy:GetApplicationRevision",
          "codedeploy:RegisterApplicationRevision",
          "codedeploy:GetApplication",
          "codedeploy:ListDeploymentGroups",
        ]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:application:${var.codedeploy_application}",
        ]
      },
      # Starts the deployment of this one service, and asks how far it is.
      {
        Sid    = "RunDeployment"
        Effect = "Allow"
        Action = [
          "codedeploy:CreateDeployment",
          "codedeploy:GetDeployment",
          "codedeploy:GetDeploymentGroup",
          "codedeploy:ListDeployments",
        ]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentgroup:${var.codedeploy_application}/${var.codedeploy_group}",
        ]
      },
      # The action reads how many servers change at a time.
      {
        Sid    = "ReadDeploymentConfig"
        Effect = "Allow"
        Action = ["codedeploy:GetDeploymentConfig"]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentconfig:${var.deployment_config}",
        ]
      },
      # AWS's page lists it for the action. CodeDeploy takes no resource for it: it tells names
      # alone.
      {
        Sid      = "ListDeploymentConfigs"
        Effect   = "Allow"
        Action   = ["codedeploy:ListDeploymentConfigs"]
        Resource = ["*"]
      },
    ]
  })
}
