# The first role of an account, for one environment's jobs: it brings the provider along.

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

module "github_oidc" {
  source = "../.."

  account_id  = "333333333333"
  region      = "eu-west-1"
  name        = "acme-web-production-deploy"
  description = "What the workflow of acme/web becomes to release to production"
  subject     = "repo:acme/web:environment:production"
  inline_policies = {
    publish = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "PublishImage"
          Effect   = "Allow"
          Action   = ["ecr:PutImage"]
          Resource = ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"]
        },
      ]
    })
  }
  managed_policy_arns  = { read-only = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
  create_provider      = true
}
