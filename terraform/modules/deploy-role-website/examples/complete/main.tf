# Releases to production in another region, by a role with a boundary.

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
  region              = "eu-west-1"
  allowed_account_ids = ["333333333333"]
}

module "deploy_role_website" {
  source = "../.."

  account_id           = "333333333333"
  region               = "eu-west-1"
  name                 = "acme-site-production-deploy"
  tools_account_id     = "111111111111"
  pipeline_role_arn    = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-site-pipeline"
  artifact_bucket      = "acme-artifacts-111111111111-eu-west-1"
  artifact_prefix      = "site-acme"
  bucket               = "acme-site-production-333333333333-eu-west-1"
  permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
}
