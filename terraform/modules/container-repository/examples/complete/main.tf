# Images that two environments pull.

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
  region = "eu-west-1"
}

module "container_repository" {
  source = "../.."

  region      = "eu-west-1"
  repository  = "acme/shop/web"
  keep_images = 50
  puller_role_arns = [
    "arn:aws:iam::222222222222:role/slipway/execution/acme-web-staging-execution",
    "arn:aws:iam::333333333333:role/slipway/execution/acme-web-production-execution",
  ]
}
