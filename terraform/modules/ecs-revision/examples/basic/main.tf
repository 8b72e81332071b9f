# A service of staging, as it is by default.

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

module "ecs_revision" {
  source = "../.."

  account_id = "222222222222"
  region     = "us-east-1"
  name       = "acme-web-staging"
  port       = 8080
}
