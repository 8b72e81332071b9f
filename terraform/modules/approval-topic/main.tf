locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_kms_key" "this" {
  description             = "Encrypts the messages that ask people for approval"
  deletion_window_in_days = 30
  enable_key_rotation     = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Without it nobody could ever change the key again. It leaves out encrypting and decrypting.
      {
        Sid       = "AdministerKey"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${var.account_id}:root"] }
        Action = [
          "kms:CancelKeyDeletion",
          "kms:CreateAlias",
          "kms:DeleteAlias",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:DisableKeyRotation",
          "kms:EnableKey",
          "kms:EnableKeyRotation",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListGrants",
          "kms:ListKeyPolicies",
          "kms:ListKeyRotations",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:RevokeGrant",
          "kms:RotateKeyOnDemand",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateAlias",
          "kms:UpdateKeyDescription",
        ]
        Resource = ["*"]
      },
      # Publishing to an encrypted topic encrypts with the publisher's rights, through SNS only.
      {
        Sid       = "UseByPipelines"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${var.account_id}:root"] }
        Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
        Resource  = ["*"]
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = "arn:${local.partition}:iam::${var.account_id}:role/slipway/pipeline/*"
          }
          StringEquals = { "kms:ViaService" = "sns.${var.region}.${local.dns_suffix}" }
        }
      },
    ]
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "this" {
  name          = var.key_alias
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_sns_topic" "this" {
  name              = var.topic
  kms_master_key_id = aws_kms_key.this.arn
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # The role of a pipeline that waits for approval is what publishes, not the CodePipeline
      # service.
      {
        Sid       = "PublishByPipelines"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${var.account_id}:root"] }
        Action    = ["sns:Publish"]
        Resource  = ["arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.topic}"]
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = "arn:${local.partition}:iam::${var.account_id}:role/slipway/pipeline/*"
          }
        }
      },
      # What people are told never travels unencrypted.
      {
        Sid       = "DenyPlainHttp"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sns:Publish"]
        Resource  = ["arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.topic}"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "this" {
  for_each = toset(var.subscribers)

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}
