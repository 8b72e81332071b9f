locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_kms_key" "this" {
  description             = "Encrypts the log of ${var.function_name}"
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
      # Encrypts what is logged, and decrypts it for whoever may read the log.
      {
        Sid       = "UseByCloudWatchLogs"
        Effect    = "Allow"
        Principal = { Service = ["logs.${var.region}.${local.dns_suffix}"] }
        Action    = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
        Resource  = ["*"]
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:/aws/lambda/${var.function_name}"
          }
        }
      },
    ]
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.function_name}-logs"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.function_name}"
  kms_key_id        = aws_kms_key.this.arn
  retention_in_days = 365
}

resource "aws_iam_role" "function" {
  name                 = "${var.function_name}-function"
  path                 = "/slipway/runtime/"
  description          = "What the code of ${var.function_name} runs as"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Lambda runs the application's code with it.
      {
        Sid       = "AssumedByLambda"
        Effect    = "Allow"
        Principal = { Service = ["lambda.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "function" {
  name = "run"
  role = aws_iam_role.function.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # What the function says goes into its own log group, which Terraform made.
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:/aws/lambda/${var.function_name}:*",
          ]
        },
      ],
      var.tracing ? [
        # X-Ray takes no resource for these; they tell of the function's own invocations.
        {
          Sid      = "SendTraces"
          Effect   = "Allow"
          Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
          Resource = ["*"]
        },
      ] : []
    )
  })
}

resource "aws_lambda_function" "this" {
  function_name                  = var.function_name
  role                           = aws_iam_role.function.arn
  runtime                        = var.runtime
  handler                        = var.handler
  architectures                  = [var.architecture]
  memory_size                    = var.memory_size
  timeout                        = var.timeout
  filename                       = "${path.module}/placeholder.zip"
  publish                        = true
  reserved_concurrent_executions = var.reserved_concurrent_executions

  dynamic "environment" {
    for_each = length(var.environment_variables) > 0 ? [1] : []

    content {
      variables = var.environment_variables
    }
  }

  ephemeral_storage {
    size = var.ephemeral_storage_size
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  dynamic "tracing_config" {
    for_each = var.tracing ? [1] : []

    content {
      mode = "Active"
    }
  }

  depends_on = [aws_iam_role_policy.function]

  lifecycle {
    ignore_changes = [filename, source_code_hash]
  }
}

resource "aws_lambda_alias" "this" {
  name             = "live"
  description      = "What callers invoke; CodeDeploy moves it from version to version"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.function_name}-errors"
  alarm_description   = "Stops a release under way and rolls it back"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = var.error_rate_percent
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "errors"
    return_data = false

    metric {
      namespace   = "AWS/Lambda"
      metric_name = "Errors"
      dimensions = {
        FunctionName = var.function_name
        Resource     = "${var.function_name}:live"
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "invocations"
    return_data = false

    metric {
      namespace   = "AWS/Lambda"
      metric_name = "Invocations"
      dimensions = {
        FunctionName = var.function_name
        Resource     = "${var.function_name}:live"
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "rate"
    expression  = "IF(FILL(invocations, 0) > 0, 100 * FILL(errors, 0) / FILL(invocations, 0), 0)"
    label       = "Error rate in percent"
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.latency_ms == null ? 0 : 1

  alarm_name          = "${var.function_name}-latency"
  alarm_description   = "Stops a release under way and rolls it back"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = var.latency_ms
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "duration"
    label       = "p99 in milliseconds"
    return_data = true

    metric {
      namespace   = "AWS/Lambda"
      metric_name = "Duration"
      dimensions = {
        FunctionName = var.function_name
        Resource     = "${var.function_name}:live"
      }
      period = 60
      stat   = "p99"
    }
  }
}

resource "aws_codedeploy_app" "this" {
  name             = var.function_name
  compute_platform = "Lambda"
}

resource "aws_iam_role" "codedeploy" {
  name                 = "${var.function_name}-codedeploy"
  path                 = "/slipway/service/"
  description          = "Service role of CodeDeploy for ${var.function_name}"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodeDeploy shifts this service's traffic with it, and no other application's.
      {
        Sid       = "AssumedByCodeDeploy"
        Effect    = "Allow"
        Principal = { Service = ["codedeploy.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike = {
            "aws:SourceArn" = "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentgroup:${var.function_name}/*"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "codedeploy" {
  name = "shift-alias"
  role = aws_iam_role.codedeploy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Moves the alias from the version before to the new one, by weights or at once, and back.
      {
        Sid    = "MoveAlias"
        Effect = "Allow"
        Action = ["lambda:GetAlias", "lambda:GetProvisionedConcurrencyConfig", "lambda:UpdateAlias"]
        Resource = [
          "arn:${local.partition}:lambda:${var.region}:${var.account_id}:function:${var.function_name}",
          "arn:${local.partition}:lambda:${var.region}:${var.account_id}:function:${var.function_name}:live",
        ]
      },
      # Stops a deployment when an alarm goes off. CloudWatch checks a list of alarms as one
      # resource.
      {
        Sid      = "WatchAlarms"
        Effect   = "Allow"
        Action   = ["cloudwatch:DescribeAlarms"]
        Resource = ["arn:${local.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*"]
      },
    ]
  })
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name               = aws_codedeploy_app.this.name
  deployment_group_name  = var.function_name
  service_role_arn       = aws_iam_role.codedeploy.arn
  deployment_config_name = var.deployment_config

  alarm_configuration {
    enabled = true
    alarms = concat(
      [aws_cloudwatch_metric_alarm.errors.alarm_name],
      aws_cloudwatch_metric_alarm.latency[*].alarm_name,
      var.alarms
    )
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  depends_on = [aws_iam_role_policy.codedeploy, aws_lambda_alias.this]
}

resource "aws_iam_role" "shift" {
  name                 = "${var.function_name}-shift"
  path                 = "/slipway/verify/"
  description          = "Has CodeDeploy shift ${var.function_name} to a published version"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # The service's own builds that follow a release; other builds have no reason to.
      {
        Sid       = "AssumedByBuilds"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${var.tools_account_id}:root"] }
        Action    = ["sts:AssumeRole"]
        Condition = { ArnEquals = { "aws:PrincipalArn" = [var.shift_build_role_arn] } }
      },
    ]
  })
}

resource "aws_iam_role_policy" "shift" {
  name = "access"
  role = aws_iam_role.shift.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # An AppSpec names the version that the alias leaves.
      {
        Sid    = "SeeAlias"
        Effect = "Allow"
        Action = ["lambda:GetAlias"]
        Resource = [
          "arn:${local.partition}:lambda:${var.region}:${var.account_id}:function:${var.function_name}",
        ]
      },
      # Gives CodeDeploy the AppSpec that names the new version.
      {
        Sid    = "HandOverRevision"
        Effect = "Allow"
        Action = ["codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision"]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:application:${var.function_name}",
        ]
      },
      # Starts the deployment of this one service, and asks how far it is.
      {
        Sid    = "RunDeployment"
        Effect = "Allow"
        Action = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]
        Resource = [
          "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentgroup:${var.function_name}/${var.function_name}",
        ]
      },
      # CodeDeploy asks it of who starts a deployment.
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
