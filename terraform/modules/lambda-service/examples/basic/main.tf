# A function of staging, whose alias moves at once.

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

module "lambda_service" {
  source = "../.."

  account_id           = "222222222222"
  region               = "us-east-1"
  function_name        = "acme-prices-staging"
  runtime              = "nodejs22.x"
  handler              = "index.handler"
  tools_account_id     = "111111111111"
  shift_build_role_arn = "arn:aws:iam::111111111111:role/slipway/build/acme-prices-staging-shift"
}
