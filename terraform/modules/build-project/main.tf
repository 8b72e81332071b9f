locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"

  parameter_key_arns = distinct(flatten([for name, variable in var.parameter_variables : variable.key_arn[*]]))
  secret_key_arns    = distinct(flatten([for name, variable in var.secret_variables : variable.key_arn[*]]))
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/codebuild/${var.name}"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "this" {
  name                 = var.role_name
  path                 = "/slipway/build/"
  description          = "Service role of the build project ${var.name}"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodeBuild runs the commands with this role.
      {
        Sid       = "AssumedByTheProject"
        Effect    = "Allow"
        Principal = { Service = ["codebuild.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnEquals = {
            "aws:SourceArn" = "arn:${local.partition}:codebuild:${var.region}:${var.account_id}:project/${var.name}"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "build" {
  name = "build"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # CodePipeline and CodeBuild look at the bucket before they use it.
        {
          Sid       = "LocateArtifactBucket"
          Effect    = "Allow"
          Action    = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
          Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
      ],
      var.writes_artifacts ? [
        # Takes the artifacts of its own pipeline and hands its own on.
        {
          Sid       = "ReadAndWriteArtifacts"
          Effect    = "Allow"
          Action    = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
          Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
      ] : [],
      var.writes_artifacts ? [
        # Artifacts are encrypted with this key. CodeBuild uses it directly too, so S3 isn't a
        # condition.
        {
          Sid    = "UseArtifactKey"
          Effect = "Allow"
          Action = [
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ]
          Resource  = ["arn:${local.partition}:kms:${var.region}:${var.account_id}:key/*"]
          Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.artifact_key_alias } }
        },
      ] : [],
      !var.writes_artifacts ? [
        # Takes the artifacts of its own pipeline. It hands none on, so it can't replace any.
        {
          Sid       = "TakeArtifacts"
          Effect    = "Allow"
          Action    = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
      ] : [],
      !var.writes_artifacts ? [
        # Artifacts are encrypted with this key.
        {
          Sid       = "OpenArtifacts"
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:DescribeKey"]
          Resource  = ["arn:${local.partition}:kms:${var.region}:${var.account_id}:key/*"]
          Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.artifact_key_alias } }
        },
      ] : [],
      [
        # Writes its output to its own log group, which Terraform made.
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:/aws/codebuild/${var.name}:*",
          ]
        },
        # A buildspec may name test reports; CodeBuild puts the project's name before theirs.
        {
          Sid    = "WriteReports"
          Effect = "Allow"
          Action = [
            "codebuild:CreateReportGroup",
            "codebuild:CreateReport",
            "codebuild:UpdateReport",
            "codebuild:BatchPutTestCases",
            "codebuild:BatchPutCodeCoverages",
          ]
          Resource = [
            "arn:${local.partition}:codebuild:${var.region}:${var.account_id}:report-group/${var.name}-*",
          ]
        },
      ]
    )
  })
}

resource "aws_iam_role_policy" "cache" {
  count = var.cache == null ? 0 : 1

  name = "cache"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodeBuild looks at the bucket before it uses it.
      {
        Sid       = "LocateCacheBucket"
        Effect    = "Allow"
        Action    = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
        Resource  = ["arn:${local.partition}:s3:::${var.cache.bucket}"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
      },
      # Finds what an earlier build of the same pipeline left, and leaves its own. No other's.
      {
        Sid       = "UseCache"
        Effect    = "Allow"
        Action    = ["s3:GetObject", "s3:PutObject"]
        Resource  = ["arn:${local.partition}:s3:::${var.cache.bucket}/${var.cache.prefix}/*"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
      },
      # CodeBuild encrypts caches with its project's key, which is that of artifacts.
      {
        Sid       = "EncryptCache"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = ["arn:${local.partition}:kms:${var.region}:${var.account_id}:key/*"]
        Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.artifact_key_alias } }
      },
    ]
  })
}

resource "aws_iam_role_policy" "network" {
  count = var.vpc == null ? 0 : 1

  name = "network"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodeBuild looks at the VPC before it builds there. EC2 takes no resource for it.
      {
        Sid    = "LookAtNetwork"
        Effect = "Allow"
        Action = [
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
        ]
        Resource = ["*"]
      },
      # A build gets an interface in one of its subnets. AWS chooses the ids of the others.
      {
        Sid    = "MakeNetworkInterfaces"
        Effect = "Allow"
        Action = ["ec2:CreateNetworkInterface"]
        Resource = concat(
          [
            for subnet_id in var.vpc.subnet_ids :
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:subnet/${subnet_id}"
          ],
          [
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:network-interface/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:security-group/*",
          ]
        )
      },
      # The interface goes with the build.
      {
        Sid      = "DeleteNetworkInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:DeleteNetworkInterface"]
        Resource = ["arn:${local.partition}:ec2:${var.region}:${var.account_id}:network-interface/*"]
        Condition = {
          ArnEquals = {
            "ec2:Subnet" = [
              for subnet_id in var.vpc.subnet_ids :
              "arn:${local.partition}:ec2:${var.region}:${var.account_id}:subnet/${subnet_id}"
            ]
          }
        }
      },
      # The machine that builds is CodeBuild's own, and uses an interface of the account.
      {
        Sid      = "LendNetworkInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:CreateNetworkInterfacePermission"]
        Resource = ["arn:${local.partition}:ec2:${var.region}:${var.account_id}:network-interface/*"]
        Condition = {
          ArnEquals = {
            "ec2:Subnet" = [
              for subnet_id in var.vpc.subnet_ids :
              "arn:${local.partition}:ec2:${var.region}:${var.account_id}:subnet/${subnet_id}"
            ]
          }
          StringEquals = { "ec2:AuthorizedService" = "codebuild.amazonaws.com" }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "variables" {
  count = length(var.parameter_variables) > 0 || length(var.secret_variables) > 0 ? 1 : 0

  name = "commands"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(var.parameter_variables) > 0 ? [
        # CodeBuild puts these parameters into the build's environment.
        {
          Sid    = "ReadParameters"
          Effect = "Allow"
          Action = ["ssm:GetParameters"]
          Resource = distinct([
            for name, variable in var.parameter_variables :
            "arn:${local.partition}:ssm:${var.region}:${var.account_id}:parameter/${trimprefix(variable.parameter, "/")}"
          ])
        },
      ] : [],
      length(local.parameter_key_arns) > 0 ? [
        # They are under customer keys, which are used through that service and for these alone.
        {
          Sid      = "DecryptParameters"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = local.parameter_key_arns
          Condition = {
            StringEquals = { "kms:ViaService" = "ssm.${var.region}.${local.dns_suffix}" }
            StringLike = {
              "kms:EncryptionContext:PARAMETER_ARN" = distinct(flatten([
                for name, variable in var.parameter_variables :
                [
                  for key_arn in variable.key_arn[*] :
                  "arn:${local.partition}:ssm:${var.region}:${var.account_id}:parameter/${trimprefix(variable.parameter, "/")}"
                ]
              ]))
            }
          }
        },
      ] : [],
      length(var.secret_variables) > 0 ? [
        # CodeBuild puts these secrets into the build's environment. AWS ends their ARNs at random.
        {
          Sid      = "ReadSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = distinct([for name, variable in var.secret_variables : variable.secret_arn])
        },
      ] : [],
      length(local.secret_key_arns) > 0 ? [
        # They are under customer keys, which are used through that service and for these alone.
        {
          Sid      = "DecryptSecrets"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = local.secret_key_arns
          Condition = {
            StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.${local.dns_suffix}" }
            StringLike = {
              "kms:EncryptionContext:SecretARN" = distinct(flatten([
                for name, variable in var.secret_variables :
                [for key_arn in variable.key_arn[*] : variable.secret_arn]
              ]))
            }
          }
        },
      ] : []
    )
  })
}

resource "aws_codebuild_project" "this" {
  name                   = var.name
  description            = var.description
  service_role           = aws_iam_role.this.arn
  encryption_key         = var.artifact_key_arn
  build_timeout          = var.timeout_minutes
  queued_timeout         = var.queued_timeout_minutes
  concurrent_build_limit = var.concurrent_build_limit

  source {
    type      = "CODEPIPELINE"
    buildspec = var.buildspec
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    type            = var.environment_type
    image           = var.image
    compute_type    = var.compute_type
    privileged_mode = var.privileged_mode

    dynamic "environment_variable" {
      for_each = var.environment_variables

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }

    dynamic "environment_variable" {
      for_each = var.parameter_variables

      content {
        name  = environment_variable.key
        value = environment_variable.value.parameter
        type  = "PARAMETER_STORE"
      }
    }

    dynamic "environment_variable" {
      for_each = var.secret_variables

      content {
        name = environment_variable.key
        value = join(
          ":",
          compact([environment_variable.value.secret_arn, environment_variable.value.json_key])
        )
        type = "SECRETS_MANAGER"
      }
    }
  }

  dynamic "cache" {
    for_each = var.cache[*]

    content {
      type     = "S3"
      location = "${cache.value.bucket}/${cache.value.prefix}"
    }
  }

  dynamic "cache" {
    for_each = length(var.local_cache_modes) > 0 ? [1] : []

    content {
      type  = "LOCAL"
      modes = var.local_cache_modes
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.this.name
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc[*]

    content {
      vpc_id             = vpc_config.value.vpc_id
      subnets            = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  depends_on = [
    aws_iam_role_policy.build,
    aws_iam_role_policy.cache,
    aws_iam_role_policy.network,
    aws_iam_role_policy.variables,
  ]
}

resource "aws_iam_role_policy" "this" {
  for_each = var.inline_policies

  name   = each.key
  role   = aws_iam_role.this.name
  policy = each.value
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = var.managed_policy_arns

  role       = aws_iam_role.this.name
  policy_arn = each.value
}
