# A test with Docker, variables of every kind, a cache in S3, and a VPC.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}

module "build_project" {
  source = "../.."

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
