# Releases of a function to staging.

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

module "deploy_role_lambda" {
  source = "../.."

  account_id        = "222222222222"
  region            = "us-east-1"
  name              = "acme-prices-staging-deploy"
  tools_account_id  = "111111111111"
  pipeline_role_arn = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-prices-pipeline"
  artifact_bucket   = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix   = "prices-acme"
  lambda_function   = "acme-prices-staging"
  pipeline          = "prices-acme"
}
