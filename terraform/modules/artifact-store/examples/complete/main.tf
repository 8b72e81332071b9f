# Every kind of reader, and access logs.

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

module "artifact_store" {
  source = "../.."

  account_id        = "111111111111"
  region            = "us-east-1"
  bucket            = "acme-artifacts-111111111111-us-east-1"
  key_alias         = "alias/acme-artifacts"
  expire_after_days = 90
  deploy_accounts = {
    staging    = "222222222222"
    production = "333333333333"
  }
  server_accounts = { production-east = "333333333333" }
  readers = {
    reports = {
      role_arn = "arn:aws:iam::444444444444:role/reports"
      prefix   = "storefront-acme"
    }
  }
  access_log_bucket = "acme-access-logs-111111111111-us-east-1"
}
