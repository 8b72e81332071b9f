locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_kms_key" "this" {
  description             = "Encrypts the messages that tell people what pipelines do"
  deletion_window_in_days = 30
  enable_key_rotation     = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # Without it nobody could ever change the key again. It leaves out encrypting and
        # decrypting.
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
          Sid       = "UseByNotificationRules"
          Effect    = "Allow"
          Principal = { Service = ["codestar-notifications.amazonaws.com"] }
          Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
          Resource  = ["*"]
          Condition = { StringEquals = { "kms:ViaService" = "sns.${var.region}.${local.dns_suffix}" } }
        },
      ],
      var.rollbacks ? [
        # Publishing to an encrypted topic encrypts with the publisher's rights.
        {
          Sid       = "UseByEventRules"
          Effect    = "Allow"
          Principal = { Service = ["events.amazonaws.com"] }
          Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
          Resource  = ["*"]
        },
      ] : [],
      var.alarms ? [
        # Publishing to an encrypted topic encrypts with the publisher's rights.
        {
          Sid       = "UseByAlarms"
          Effect    = "Allow"
          Principal = { Service = ["cloudwatch.amazonaws.com"] }
          Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
          Resource  = ["*"]
          Condition = {
            StringEquals = { "aws:SourceAccount" = var.account_id }
            ArnLike = {
              "aws:SourceArn" = "arn:${local.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*"
            }
          }
        },
      ] : []
    )
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
    Statement = concat(
      [
        # Notification rules of this account tell people what a pipeline does; no other account's
        # may.
        {
          Sid       = "PublishByNotificationRules"
          Effect    = "Allow"
          Principal = { Service = ["codestar-notifications.amazonaws.com"] }
          Action    = ["sns:Publish"]
          Resource  = ["arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.topic}"]
          Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
        },
      ],
      var.rollbacks ? [
        # Rules tell people of rollbacks and of failed deployments. EventBridge supports no
        # condition here.
        {
          Sid       = "PublishByEventRules"
          Effect    = "Allow"
          Principal = { Service = ["events.amazonaws.com"] }
          Action    = ["sns:Publish"]
          Resource  = ["arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.topic}"]
        },
      ] : [],
      var.alarms ? [
        # Alarms of this account and region tell people that they went off.
        {
          Sid       = "PublishByAlarms"
          Effect    = "Allow"
          Principal = { Service = ["cloudwatch.amazonaws.com"] }
          Action    = ["sns:Publish"]
          Resource  = ["arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.topic}"]
          Condition = {
            StringEquals = { "aws:SourceAccount" = var.account_id }
            ArnLike = {
              "aws:SourceArn" = "arn:${local.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*"
            }
          }
        },
      ] : [],
      [
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
    )
  })
}

resource "aws_sns_topic_subscription" "this" {
  for_each = toset(var.subscribers)

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_codestarnotifications_notification_rule" "this" {
  for_each = var.pipelines

  name           = each.key
  detail_type    = "FULL"
  event_type_ids = var.event_type_ids
  resource       = each.value

  target {
    address = aws_sns_topic.this.arn
  }

  depends_on = [aws_sns_topic_policy.this]
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = var.rollbacks ? var.pipelines : {}

  name        = "${each.key}-rolled-back"
  description = "A stage of the pipeline is rolled back"
  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Pipeline Execution State Change"]
    detail = {
      pipeline            = [each.key]
      state               = ["STARTED"]
      "execution-trigger" = { "trigger-type" = ["AutomatedRollback", "ManualRollback"] }
    }
  })
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = var.rollbacks ? var.pipelines : {}

  rule      = aws_cloudwatch_event_rule.this[each.key].name
  target_id = "topic"
  arn       = aws_sns_topic.this.arn

  depends_on = [aws_sns_topic_policy.this]
}
