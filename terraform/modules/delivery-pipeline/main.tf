locals {
  partition = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"

  approval_topic_arns = distinct(flatten([for stage in var.stages : [for approval in stage.approval[*] : approval.topic_arn[*]]]))
  project_arns = distinct(flatten([
    for stage in var.stages :
    concat(
      [
        for build in stage.builds :
        "arn:${local.partition}:codebuild:${var.region}:${var.account_id}:project/${build.project}"
      ],
      [
        for deploy in stage.deploy_lambda[*] :
        "arn:${local.partition}:codebuild:${var.region}:${var.account_id}:project/${deploy.shift_project}"
      ],
      [
        for test in stage.tests :
        "arn:${local.partition}:codebuild:${var.region}:${var.account_id}:project/${test.project}"
      ]
    )
  ]))
  deploy_role_arns = distinct(flatten([
    for stage in var.stages :
    concat(
      stage.deploy_ecs_rolling[*].role_arn,
      stage.deploy_ecs_blue_green[*].role_arn,
      stage.deploy_servers[*].role_arn,
      stage.deploy_lambda[*].role_arn,
      stage.deploy_website[*].role_arn
    )
  ]))
}

resource "aws_iam_role" "this" {
  name                 = var.role_name
  path                 = "/slipway/pipeline/"
  description          = "Service role of the pipeline ${var.name}"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodePipeline runs the pipeline with this role.
      {
        Sid       = "AssumedByThePipeline"
        Effect    = "Allow"
        Principal = { Service = ["codepipeline.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEqualsIfExists = { "aws:SourceAccount" = var.account_id }
          ArnEqualsIfExists = {
            "aws:SourceArn" = "arn:${local.partition}:codepipeline:${var.region}:${var.account_id}:${var.name}"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "pipeline" {
  name = "pipeline"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # CodePipeline and CodeBuild look at the bucket before they use it.
        {
          Sid       = "LocateArtifactBucket"
          Effect    = "Allow"
          Action    = ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"]
          Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
        # Takes the artifacts of its own pipeline and hands its own on.
        {
          Sid       = "ReadAndWriteArtifacts"
          Effect    = "Allow"
          Action    = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"]
          Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}/${substr(var.name, 0, 20)}/*"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
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
      ],
      length(local.project_arns) > 0 ? [
        # Starts the pipeline's own builds and waits for them.
        {
          Sid      = "RunBuilds"
          Effect   = "Allow"
          Action   = ["codebuild:StartBuild", "codebuild:BatchGetBuilds"]
          Resource = local.project_arns
        },
      ] : [],
      length(local.deploy_role_arns) > 0 ? [
        # Deploys into a workload account as the one role that the account's side trusts it with.
        {
          Sid      = "AssumeDeployRole"
          Effect   = "Allow"
          Action   = ["sts:AssumeRole"]
          Resource = local.deploy_role_arns
        },
      ] : [],
      length(local.approval_topic_arns) > 0 ? [
        # Tells people that the pipeline waits for them.
        {
          Sid      = "AskForApproval"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = local.approval_topic_arns
        },
      ] : [],
      var.approval_key_alias != null ? [
        # The topic is encrypted with this key.
        {
          Sid       = "EncryptApprovalMessages"
          Effect    = "Allow"
          Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
          Resource  = ["arn:${local.partition}:kms:${var.region}:${var.account_id}:key/*"]
          Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.approval_key_alias } }
        },
      ] : []
    )
  })
}

resource "aws_iam_role_policy" "regional_artifacts" {
  count = length(var.regional_artifact_stores) > 0 ? 1 : 0

  name = "elsewhere"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = flatten([
      for name, store in var.regional_artifact_stores :
      [
        # CodePipeline and CodeBuild look at the bucket before they use it.
        {
          Sid       = "LocateArtifactBucketIn${replace(title(replace(name, "-", " ")), " ", "")}"
          Effect    = "Allow"
          Action    = ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"]
          Resource  = ["arn:${local.partition}:s3:::${store.bucket}"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
        # Takes the artifacts of its own pipeline and hands its own on.
        {
          Sid       = "ReadAndWriteArtifactsIn${replace(title(replace(name, "-", " ")), " ", "")}"
          Effect    = "Allow"
          Action    = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"]
          Resource  = ["arn:${local.partition}:s3:::${store.bucket}/${substr(var.name, 0, 20)}/*"]
          Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
        },
        # Artifacts are encrypted with this key. CodeBuild uses it directly too, so S3 isn't a
        # condition.
        {
          Sid    = "UseArtifactKeyIn${replace(title(replace(name, "-", " ")), " ", "")}"
          Effect = "Allow"
          Action = [
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ]
          Resource  = ["arn:${local.partition}:kms:${name}:${var.account_id}:key/*"]
          Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = store.key_alias } }
        },
      ]
    ])
  })
}

resource "aws_iam_role_policy" "source" {
  name = "source"
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Fetches the source. The service was renamed, and connections still carry either prefix.
      {
        Sid      = "UseConnection"
        Effect   = "Allow"
        Action   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
        Resource = [var.connection_arn]
      },
    ]
  })
}

resource "aws_codepipeline" "this" {
  name           = var.name
  pipeline_type  = "V2"
  execution_mode = var.execution_mode
  role_arn       = aws_iam_role.this.arn

  artifact_store {
    type     = "S3"
    location = var.artifact_bucket
    region   = length(var.regional_artifact_stores) > 0 ? var.region : null

    encryption_key {
      id   = var.artifact_key_arn
      type = "KMS"
    }
  }

  dynamic "artifact_store" {
    for_each = var.regional_artifact_stores

    content {
      type     = "S3"
      location = artifact_store.value.bucket
      region   = artifact_store.key

      encryption_key {
        id   = artifact_store.value.key_arn
        type = "KMS"
      }
    }
  }

  dynamic "trigger" {
    for_each = length(var.push_filters) > 0 ? [1] : []

    content {
      provider_type = "CodeStarSourceConnection"

      git_configuration {
        source_action_name = "source"

        dynamic "push" {
          for_each = var.push_filters

          content {
            dynamic "branches" {
              for_each = length(push.value.branches) > 0 ? [1] : []

              content {
                includes = push.value.branches
              }
            }

            dynamic "file_paths" {
              for_each = length(push.value.file_paths) > 0 ? [1] : []

              content {
                includes = push.value.file_paths
              }
            }

            dynamic "tags" {
              for_each = length(push.value.tags) > 0 ? [1] : []

              content {
                includes = push.value.tags
              }
            }
          }
        }
      }
    }
  }

  dynamic "variable" {
    for_each = var.variables

    content {
      name          = variable.value.name
      default_value = variable.value.default_value
      description   = variable.value.description
    }
  }

  stage {
    name = "Source"

    action {
      name             = "source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      run_order        = 1
      namespace        = "source"
      output_artifacts = ["source"]
      configuration = {
        ConnectionArn        = var.connection_arn
        FullRepositoryId     = var.repository
        BranchName           = var.branch
        OutputArtifactFormat = "CODE_ZIP"
        DetectChanges        = "false"
      }
    }
  }

  dynamic "stage" {
    for_each = var.stages

    content {
      name = stage.value.name

      dynamic "action" {
        for_each = stage.value.approval[*]

        content {
          name               = "approve"
          category           = "Approval"
          owner              = "AWS"
          provider           = "Manual"
          version            = "1"
          run_order          = 1
          timeout_in_minutes = action.value.timeout_minutes
          configuration = merge(
            { CustomData = action.value.message },
            action.value.topic_arn == null ? {} : { NotificationArn = action.value.topic_arn },
            action.value.link == null ? {} : { ExternalEntityLink = action.value.link }
          )
        }
      }

      dynamic "action" {
        for_each = stage.value.builds

        content {
          name             = action.value.name
          category         = "Build"
          owner            = "AWS"
          provider         = "CodeBuild"
          version          = "1"
          run_order        = 2
          namespace        = action.value.namespace
          input_artifacts  = action.value.input_artifacts
          output_artifacts = action.value.output_artifacts
          configuration = merge(
            { ProjectName = action.value.project },
            length(action.value.environment_variables) > 0 ? {
              EnvironmentVariables = jsonencode([for name, value in action.value.environment_variables : {
                name  = name
                value = value
              }])
            } : {}
          )
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_ecs_rolling[*]

        content {
          name            = "deploy"
          category        = "Deploy"
          owner           = "AWS"
          provider        = "ECS"
          version         = "1"
          run_order       = 3
          role_arn        = action.value.role_arn
          input_artifacts = [action.value.input_artifact]
          configuration = {
            ClusterName = action.value.cluster
            ServiceName = action.value.ecs_service
            FileName    = "imagedefinitions.json"
          }
          region = action.value.region
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_ecs_blue_green[*]

        content {
          name            = "deploy"
          category        = "Deploy"
          owner           = "AWS"
          provider        = "CodeDeployToECS"
          version         = "1"
          run_order       = 3
          role_arn        = action.value.role_arn
          input_artifacts = [action.value.input_artifact]
          configuration = {
            ApplicationName                = action.value.codedeploy_application
            DeploymentGroupName            = action.value.codedeploy_group
            TaskDefinitionTemplateArtifact = action.value.input_artifact
            TaskDefinitionTemplatePath     = "taskdef.json"
            AppSpecTemplateArtifact        = action.value.input_artifact
            AppSpecTemplatePath            = "appspec.yaml"
            Image1ArtifactName             = action.value.input_artifact
            Image1ContainerName            = "IMAGE1_NAME"
          }
          region = action.value.region
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_servers[*]

        content {
          name            = "deploy"
          category        = "Deploy"
          owner           = "AWS"
          provider        = "CodeDeploy"
          version         = "1"
          run_order       = 3
          role_arn        = action.value.role_arn
          input_artifacts = [action.value.input_artifact]
          configuration = {
            ApplicationName     = action.value.codedeploy_application
            DeploymentGroupName = action.value.codedeploy_group
          }
          region = action.value.region
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_lambda[*]

        content {
          name            = "publish"
          category        = "Deploy"
          owner           = "AWS"
          provider        = "Lambda"
          version         = "1"
          run_order       = 3
          role_arn        = action.value.role_arn
          namespace       = "${stage.value.name}-revision"
          input_artifacts = [action.value.input_artifact]
          configuration   = { FunctionName = action.value.lambda_function }
          region          = action.value.region
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_lambda[*]

        content {
          name            = "deploy"
          category        = "Build"
          owner           = "AWS"
          provider        = "CodeBuild"
          version         = "1"
          run_order       = 4
          input_artifacts = [action.value.input_artifact]
          configuration = {
            ProjectName = action.value.shift_project
            EnvironmentVariables = jsonencode([
              {
                name  = "VERSION"
                value = "#{${stage.value.name}-revision.FunctionVersion}"
              },
              {
                name  = "EXECUTION"
                value = "#{codepipeline.PipelineExecutionId}"
              },
            ])
          }
        }
      }

      dynamic "action" {
        for_each = stage.value.deploy_website[*]

        content {
          name            = "deploy"
          category        = "Deploy"
          owner           = "AWS"
          provider        = "S3"
          version         = "1"
          run_order       = 3
          role_arn        = action.value.role_arn
          input_artifacts = [action.value.input_artifact]
          configuration = {
            BucketName   = action.value.bucket
            Extract      = "true"
            CacheControl = "public, max-age=0, must-revalidate"
          }
          region = action.value.region
        }
      }

      dynamic "action" {
        for_each = stage.value.tests

        content {
          name            = action.value.name
          category        = "Test"
          owner           = "AWS"
          provider        = "CodeBuild"
          version         = "1"
          run_order       = 5
          input_artifacts = action.value.input_artifacts
          configuration = merge(
            { ProjectName = action.value.project },
            length(action.value.environment_variables) > 0 ? {
              EnvironmentVariables = jsonencode([for name, value in action.value.environment_variables : {
                name  = name
                value = value
              }])
            } : {}
          )
        }
      }

      dynamic "on_failure" {
        for_each = stage.value.on_failure[*]

        content {
          result = on_failure.value.result

          dynamic "retry_configuration" {
            for_each = on_failure.value.retry_mode[*]

            content {
              retry_mode = retry_configuration.value
            }
          }
        }
      }
    }
  }

  depends_on = [aws_iam_role_policy.pipeline, aws_iam_role_policy.regional_artifacts, aws_iam_role_policy.source]
}
