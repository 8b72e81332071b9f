# Every kind of action.

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

  account_id           = "111111111111"
  region               = "us-east-1"
  name                 = "web-acme"
  role_name            = "acme-web-pipeline"
  permissions_boundary = "arn:aws:iam::111111111111:policy/developers"
  artifact_bucket      = "acme-artifacts-111111111111-us-east-1"
  artifact_key_alias   = "alias/acme-artifacts"
  artifact_key_arn     = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  regional_artifact_stores = {
    eu-west-1 = {
      bucket    = "acme-artifacts-111111111111-eu-west-1"
      key_alias = "alias/acme-artifacts"
      key_arn   = "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0"
    }
  }
  connection_arn = "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  repository     = "acme/web"
  branch         = "trunk"
  push_filters = [
    {
      branches   = ["trunk"]
      file_paths = ["web/**"]
    },
    { tags = ["v*"] },
  ]
  execution_mode = "SUPERSEDED"
  variables = [
    {
      name          = "ticket"
      default_value = "none"
      description   = "Why it is released"
    },
  ]
  approval_key_alias = "alias/acme-approvals"
  stages = [
    {
      name = "Build"
      builds = [
        {
          name             = "build"
          project          = "acme-web-build"
          output_artifacts = ["build", "site"]
          namespace        = "build"
        },
        {
          name    = "lint"
          project = "acme-web-lint"
        },
      ]
      on_failure = {
        result     = "RETRY"
        retry_mode = "FAILED_ACTIONS"
      }
    },
    {
      name = "rolling"
      deploy_ecs_rolling = {
        role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
        cluster     = "acme-staging"
        ecs_service = "acme-web-staging"
      }
      tests = [
        {
          name    = "smoke"
          project = "acme-web-smoke"
          environment_variables = {
            TICKET = "#{variables.ticket}"
            URL    = "https://staging.acme.example"
          }
        },
      ]
    },
    {
      name = "blue-green"
      approval = {
        message         = "Release #{build.VERSION} for #{variables.ticket}?"
        link            = "https://staging.acme.example"
        topic_arn       = "arn:aws:sns:us-east-1:111111111111:acme-production-approvals"
        timeout_minutes = 1440
      }
      builds = [
        {
          name             = "revision"
          project          = "acme-web-production-revision"
          input_artifacts  = ["build"]
          output_artifacts = ["revision-production"]
        },
      ]
      deploy_ecs_blue_green = {
        role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        codedeploy_application = "acme-web-production"
        codedeploy_group       = "acme-web-production"
        input_artifact         = "revision-production"
      }
      on_failure = { result = "ROLLBACK" }
    },
    {
      name = "servers"
      deploy_servers = {
        role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        codedeploy_application = "acme-web-production"
        codedeploy_group       = "acme-web-production"
      }
    },
    {
      name = "lambda"
      deploy_lambda = {
        role_arn        = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        lambda_function = "acme-web-production"
        shift_project   = "acme-web-production-shift"
      }
    },
    {
      name = "website"
      deploy_website = {
        role_arn       = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        region         = "eu-west-1"
        bucket         = "acme-web-production-333333333333-eu-west-1"
        input_artifact = "site"
      }
    },
  ]
}
