locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_iam_role" "this" {
  name                 = var.name
  path                 = "/slipway/deploy/"
  description          = "What a pipeline of the tools account becomes to release to the website"
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
      # The action looks at the bucket before it writes. The account is named: bucket names can be
      # predicted.
      {
        Sid       = "LocateSite"
        Effect    = "Allow"
        Action    = ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"]
        Resource  = ["arn:${local.partition}:s3:::${var.bucket}"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
      },
      # Publishes the files of a release. It can neither delete nor read what is there.
      {
        Sid       = "WriteSite"
        Effect    = "Allow"
        Action    = ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"]
        Resource  = ["arn:${local.partition}:s3:::${var.bucket}/*"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
      },
    ]
  })
}
