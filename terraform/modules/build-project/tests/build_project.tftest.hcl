mock_provider "aws" {}

variables {
  account_id         = "111111111111"
  region             = "us-east-1"
  name               = "acme-web-build"
  role_name          = "acme-web-build"
  artifact_bucket    = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix    = "web-acme"
  artifact_key_alias = "alias/acme-artifacts"
  artifact_key_arn   = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  writes_artifacts   = true
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id             = "111111111111"
    region                 = "us-east-1"
    name                   = "acme-web-test"
    description            = "Tests web"
    role_name              = "acme-web-test"
    artifact_bucket        = "acme-artifacts-111111111111-us-east-1"
    artifact_prefix        = "web-acme"
    artifact_key_alias     = "alias/acme-artifacts"
    artifact_key_arn       = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
    writes_artifacts       = false
    buildspec              = "ci/test.yml"
    image                  = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    environment_type       = "ARM_CONTAINER"
    compute_type           = "BUILD_GENERAL1_MEDIUM"
    privileged_mode        = true
    timeout_minutes        = 30
    queued_timeout_minutes = 60
    concurrent_build_limit = 2
    environment_variables = {
      LOG_LEVEL = "info"
      REGISTRY  = "registry.acme.example"
    }
    parameter_variables = {
      API_URL = { parameter = "/acme/web/api-url" }
      DB_HOST = {
        parameter = "/acme/web/db-host"
        key_arn   = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
      }
    }
    secret_variables = {
      NPM_TOKEN = {
        secret_arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:acme/npm-AbCdEf"
        json_key   = "token"
        key_arn    = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
      }
    }
    inline_policies = {
      pull = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Sid      = "PullImage"
            Effect   = "Allow"
            Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
            Resource = ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"]
          },
        ]
      })
    }
    managed_policy_arns  = { read-only = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
    permissions_boundary = "arn:aws:iam::111111111111:policy/developers"
    cache = {
      bucket = "acme-build-cache-111111111111-us-east-1"
      prefix = "web-acme"
    }
    local_cache_modes = []
    vpc = {
      vpc_id             = "vpc-0a1b2c3d4e5f60718"
      subnet_ids         = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
      security_group_ids = ["sg-0a1b2c3d4e5f60718"]
    }
    log_retention_days = 30
    log_key_arn        = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id             = "12345"
    region                 = "Frankfurt"
    name                   = "acme.web"
    role_name              = "web/deploy"
    artifact_bucket        = "Not_A_Bucket"
    artifact_prefix        = "web-acme/*"
    artifact_key_alias     = "key/artifacts"
    artifact_key_arn       = "alias/aws/s3"
    environment_type       = "LINUX_CONTAINER-or-ARM_CONTAINER"
    compute_type           = "small"
    timeout_minutes        = 4
    queued_timeout_minutes = 4
    concurrent_build_limit = 0
    environment_variables  = { not-a-variable = "info" }
    parameter_variables    = { not-a-variable = { parameter = "/acme/web/api-url" } }
    secret_variables = {
      not-a-variable = {
        secret_arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:acme/npm-AbCdEf"
        json_key   = "token"
        key_arn    = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
      }
    }
    inline_policies = {
      pull = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"PullImage\",\"Effect\":\"Allow\",\"Action\":[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"],\"Resource\":[\"arn:aws:ecr:us-east-1:111111111111:repository/acme/web\"]}]"
    }
    managed_policy_arns  = { read-only = "ReadOnlyAccess" }
    permissions_boundary = "ReadOnlyAccess"
    cache = {
      bucket = "Not_A_Bucket"
      prefix = "web-acme"
    }
    log_key_arn = "alias/aws/s3"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.role_name,
    var.artifact_bucket,
    var.artifact_prefix,
    var.artifact_key_alias,
    var.artifact_key_arn,
    var.environment_type,
    var.compute_type,
    var.timeout_minutes,
    var.queued_timeout_minutes,
    var.concurrent_build_limit,
    var.environment_variables,
    var.parameter_variables,
    var.secret_variables,
    var.inline_policies,
    var.managed_policy_arns,
    var.permissions_boundary,
    var.cache,
    var.log_key_arn,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    parameter_variables = { API_URL = { parameter = "arn:aws:ssm:a:1:parameter/b" } }
    secret_variables = {
      NPM_TOKEN = {
        secret_arn = "acme/web"
        json_key   = "token"
        key_arn    = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
      }
    }
  }

  expect_failures = [
    var.parameter_variables,
    var.secret_variables,
  ]
}

run "refuses_what_is_invalid_otherwise_2" {
  command = plan

  variables {
    parameter_variables = {
      DB_HOST = {
        parameter = "/acme/web/db-host"
        key_arn   = "alias/aws/s3"
      }
    }
    secret_variables = {
      NPM_TOKEN = {
        secret_arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:acme/npm-AbCdEf"
        json_key   = "token"
        key_arn    = "alias/aws/s3"
      }
    }
  }

  expect_failures = [
    var.parameter_variables,
    var.secret_variables,
  ]
}
