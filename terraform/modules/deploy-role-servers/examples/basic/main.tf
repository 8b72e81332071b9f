# Releases to the servers of staging, all at once.

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

module "deploy_role_servers" {
  source = "../.."

  account_id             = "222222222222"
  region                 = "us-east-1"
  name                   = "acme-orders-staging-deploy"
  tools_account_id       = "111111111111"
  pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-orders-pipeline"
  artifact_bucket        = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix        = "orders-acme"
  codedeploy_application = "acme-orders-staging"
  codedeploy_group       = "acme-orders-staging"
  deployment_config      = "CodeDeployDefault.AllAtOnce"
}
