# One address is asked.

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

module "approval_topic" {
  source = "../.."

  account_id  = "111111111111"
  region      = "us-east-1"
  topic       = "acme-production-approvals"
  key_alias   = "alias/acme-approvals"
  subscribers = ["platform@acme.example"]
}
