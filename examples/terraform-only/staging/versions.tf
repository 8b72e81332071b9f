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
  region              = module.system.region
  profile             = "acme-staging"
  allowed_account_ids = ["222222222222"]

  # The access proof reads by the second which environment a role is of.
  default_tags {
    tags = {
      slipway-organization = "acme"
      slipway-account      = "staging"
    }
  }
}
