# Releases of an ECS service to staging.

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
  allowed_account_ids = ["222222222222"]
}

module "deploy_role_ecs_rolling" {
  source = "../.."

  account_id        = "222222222222"
  region            = "us-east-1"
  name              = "acme-web-staging-deploy"
  tools_account_id  = "111111111111"
  pipeline_role_arn = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline"
  artifact_bucket   = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix   = "web-acme"
  cluster           = "acme-staging"
  ecs_service       = "acme-web-staging"
  task_family       = "acme-web-staging"
  task_role         = "acme-web-staging-task"
  execution_role    = "acme-web-staging-execution"
}
