# One pipeline's failures and questions, told to one address.

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

module "notifications" {
  source = "../.."

  account_id  = "111111111111"
  region      = "us-east-1"
  topic       = "acme-notifications"
  key_alias   = "alias/acme-notifications"
  subscribers = ["platform@acme.example"]
  pipelines   = { web-acme = "arn:aws:codepipeline:us-east-1:111111111111:web-acme" }
}
