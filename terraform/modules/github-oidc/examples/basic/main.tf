# A role of one branch's jobs, in an account that has the provider already.

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

module "github_oidc" {
  source = "../.."

  account_id  = "111111111111"
  region      = "us-east-1"
  name        = "acme-web-github"
  description = "What the workflow of acme/web becomes to publish an image"
  subject     = "repo:acme/web:ref:refs/heads/main"
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
  create_provider = false
}
