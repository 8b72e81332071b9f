# Builds a website, and releases it to two environments; a person is asked before the second.

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

module "delivery_pipeline" {
  source = "../.."

  account_id         = "111111111111"
  region             = "us-east-1"
  name               = "web-acme"
  role_name          = "acme-web-pipeline"
  artifact_bucket    = "acme-artifacts-111111111111-us-east-1"
  artifact_key_alias = "alias/acme-artifacts"
  artifact_key_arn   = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  connection_arn     = "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  repository         = "acme/web"
  push_filters = [
    { branches = ["main"] },
  ]
  stages = [
    {
      name = "Build"
      builds = [
        {
          name             = "build"
          project          = "acme-web-build"
          output_artifacts = ["build"]
          namespace        = "build"
        },
      ]
    },
    {
      name = "staging"
      deploy_website = {
        role_arn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
        bucket   = "acme-web-staging-222222222222-us-east-1"
      }
    },
    {
      name     = "production"
      approval = { message = "Release web to production?" }
      deploy_website = {
        role_arn = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        bucket   = "acme-web-production-333333333333-us-east-1"
      }
      on_failure = { result = "ROLLBACK" }
    },
  ]
}
