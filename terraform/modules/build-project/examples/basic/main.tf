# A build from the repository's buildspec.yml, which hands an artifact on.

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
